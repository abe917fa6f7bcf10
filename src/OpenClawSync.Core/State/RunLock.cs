using System.Globalization;
using OpenClawSync.Records;
using OpenClawSync.Storage;

namespace OpenClawSync.State;

/// <summary>
/// Lets one run at a time work with a state folder, whatever its target. The lock is the system's on an open file, so it ends with
/// the process, however that ends; a second file says who holds it.
/// </summary>
internal sealed class RunLock : IDisposable
{
    // EWOULDBLOCK of Linux and of macOS, and a sharing violation of Windows.
    private static readonly int[] HeldElsewhere = [11, 35, unchecked((int)0x80070020)];

    // No process takes that long over one small file.
    private static readonly TimeSpan MaxDraftLength = TimeSpan.FromHours(1);

    private readonly FileStream _file;

    private RunLock(FileStream file) => _file = file;

    /// <exception cref="OpenClawSyncException">Another run is at work.</exception>
    public static RunLock Take(StateFolder state, TimeProvider time)
    {
        state.Create();
        FileStream file;
        try
        {
            file = OwnerOnlyFile.OpenExclusively(state.Lock);
        }
        catch (IOException failure) when (HeldElsewhere.Contains(failure.HResult))
        {
            throw new OpenClawSyncException(ErrorIds.RunInProgress, $"Another run works with this state folder{Holder(state)}.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new OpenClawSyncException(
                ErrorIds.StateUnavailable,
                $"The state folder '{Path.GetDirectoryName(state.Lock)}' cannot be written."
            );
        }

        Tell(state, time);
        state.DeleteDrafts(time.GetUtcNow() - MaxDraftLength);
        return new RunLock(file);
    }

    public void Dispose() => _file.Dispose();

    // Only for people to read; what counts is the lock.
    private static void Tell(StateFolder state, TimeProvider time)
    {
        try
        {
            using var holder = new StreamWriter(OwnerOnlyFile.Create(state.LockHolder, FileMode.Create));
            holder.Write(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"process {Environment.ProcessId} since {time.GetUtcNow().UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}"
                )
            );
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The run itself is not in doubt.
        }
    }

    private static string Holder(StateFolder state)
    {
        try
        {
            return $" ({File.ReadAllText(state.LockHolder)})";
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
