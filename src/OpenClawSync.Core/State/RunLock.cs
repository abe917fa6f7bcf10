using System.Globalization;
using OpenClawSync.Records;
using OpenClawSync.Storage;

namespace OpenClawSync.State;

/// <summary>
/// Allows one run at a time in a state folder, whatever its target. The lock is the operating system's lock on an open file, so it ends
/// with the process, however that ends. A second file names the holder.
/// </summary>
internal sealed class RunLock : IDisposable
{
    // EWOULDBLOCK on Linux and on macOS, and ERROR_SHARING_VIOLATION on Windows.
    private static readonly int[] HeldElsewhere = [11, 35, unchecked((int)0x80070020)];

    // No process takes longer to write one small file.
    private static readonly TimeSpan MaxDraftAge = TimeSpan.FromHours(1);

    private readonly FileStream _file;

    private RunLock(FileStream file) => _file = file;

    /// <exception cref="OpenClawSyncException">RunInProgress or StateUnavailable.</exception>
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
            throw new OpenClawSyncException(ErrorIds.RunInProgress, $"Another run is using this state folder{Holder(state)}.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new OpenClawSyncException(
                ErrorIds.StateUnavailable,
                $"The state folder '{Path.GetDirectoryName(state.Lock)}' cannot be written: {FileFailure.Reason(failure)}."
            );
        }

        WriteHolder(state, time);
        state.DeleteDrafts(time.GetUtcNow() - MaxDraftAge);
        return new RunLock(file);
    }

    public void Dispose() => _file.Dispose();

    // The file only informs people; the lock alone decides.
    private static void WriteHolder(StateFolder state, TimeProvider time)
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
            // The run holds the lock without it.
        }
    }

    private static string Holder(StateFolder state)
    {
        try
        {
            return $" ({PlainFile.ReadText(state.LockHolder)})";
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
