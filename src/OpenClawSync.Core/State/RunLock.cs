using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using OpenClawSync.Records;
using OpenClawSync.Storage;

namespace OpenClawSync.State;

/// <summary>
/// Allows one run at a time in a state folder, whatever its target. The lock is the operating system's lock on an open file, so it ends
/// with the process, however that ends. A second file names the holder.
/// </summary>
internal sealed partial class RunLock : IDisposable
{
    // EWOULDBLOCK on Linux and on macOS, and ERROR_SHARING_VIOLATION on Windows.
    private static readonly int[] HeldElsewhere = [11, 35, unchecked((int)0x80070020)];

    // No process takes longer to write one small file.
    private static readonly TimeSpan MaxDraftAge = TimeSpan.FromHours(1);

    private const int MaxHolderLength = 200;

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
            if (Path.Exists(state.LockHolder) && !OwnContent.IsOurs(state, state.LockHolder))
            {
                return;
            }

            var text = string.Create(
                CultureInfo.InvariantCulture,
                $"process {Environment.ProcessId} since {time.GetUtcNow().UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}"
            );
            using var holder = OwnerOnlyFile.Create(state.LockHolder, FileMode.Create);
            FileSizeLimit.Write(() => holder.Write(Encoding.UTF8.GetBytes(text)));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The run holds the lock without it.
        }
    }

    /// <summary>Whether a file names the holder of a lock.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static bool IsHolder(string path)
    {
        using var file = PlainFile.Open(path);
        return file.Length <= MaxHolderLength && HolderText().IsMatch(Encoding.UTF8.GetString(file.ReadToEnd(MaxHolderLength)));
    }

    [GeneratedRegex(@"^process [0-9]+ since [0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z\z", RegexOptions.CultureInvariant)]
    private static partial Regex HolderText();

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
