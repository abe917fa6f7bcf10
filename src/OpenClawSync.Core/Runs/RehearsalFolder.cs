using System.Globalization;
using System.Text.RegularExpressions;
using OpenClawSync.Connections;
using OpenClawSync.Records;
using OpenClawSync.Sources.Sqlite;
using OpenClawSync.Storage;

namespace OpenClawSync.Runs;

/// <summary>
/// A temporary folder for a run that must leave no trace. A file in it is locked while the folder is in use, so that a folder that a
/// killed process left behind can be recognized. Deletes only files that such a run creates, by name, and a folder only if it is empty
/// then: a folder of somebody else may have the same name.
/// </summary>
internal sealed partial class RehearsalFolder : IDisposable
{
    private const string Prefix = "openclaw-sync-";
    private const string LockName = "in-use.lock";
    private const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode AllPermissions = (UnixFileMode)0x1ff;

    // Another process that looks for leftovers can take a new folder in the moment before it is locked.
    private const int MaxAttempts = 5;

    private readonly FileStream _lock;

    private RehearsalFolder(string path, FileStream held) => (Path, _lock) = (path, held);

    public string Path { get; }

    /// <exception cref="OpenClawSyncException">StateUnavailable or StateUnsafe.</exception>
    public static RehearsalFolder Create()
    {
        for (var attempt = 1; ; attempt++)
        {
            var path = System.IO.Path.Combine(
                System.IO.Path.GetTempPath(),
                string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Environment.ProcessId}-{Guid.NewGuid():N}")
            );
            try
            {
                OwnerOnlyFolder.Create(path);
                if (FileTrust.OfOwnFolder(path) is { } fault)
                {
                    Directory.Delete(path);
                    throw new OpenClawSyncException(
                        ErrorIds.StateUnsafe,
                        $"The system's folder for temporary files is not safe to use: {fault} Or set TMPDIR to another folder."
                    );
                }

                return new RehearsalFolder(path, OwnerOnlyFile.CreateLocked(System.IO.Path.Combine(path, LockName)));
            }
            catch (IOException) when (attempt < MaxAttempts) { }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                throw new OpenClawSyncException(ErrorIds.StateUnavailable, "The system's folder for temporary files is not usable.");
            }
        }
    }

    /// <summary>Deletes the folders of killed processes.</summary>
    public static void DeleteLeftovers()
    {
        try
        {
            foreach (var folder in Directory.EnumerateDirectories(System.IO.Path.GetTempPath(), Prefix + "*"))
            {
                if (FolderName().IsMatch(System.IO.Path.GetFileName(folder)))
                {
                    DeleteUnlessInUse(folder);
                }
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Another run is deleting it at this moment, or the next one tries again.
        }
    }

    public void Dispose()
    {
        // Windows deletes no open file.
        if (OperatingSystem.IsWindows())
        {
            _lock.Dispose();
        }

        try
        {
            Delete(Path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // A later run deletes it.
        }

        _lock.Dispose();
    }

    private static void DeleteUnlessInUse(string folder)
    {
        var file = System.IO.Path.Combine(folder, LockName);
        if (IsOwn(folder) && OwnerOnlyFile.IsOwnPlainFile(file) && OwnerOnlyFile.TryLock(file) is { } held)
        {
            using (held)
            {
                Delete(folder);
            }
        }
    }

    private static void Delete(string folder)
    {
        if (Files(folder, ownFolder: TargetLocation.RehearsalState, FileName()) is not { } files)
        {
            return;
        }

        var state = System.IO.Path.Combine(folder, TargetLocation.RehearsalState);
        if (Directory.Exists(state))
        {
            if (!IsOwn(state) || Files(state, ownFolder: null, StateFileName()) is not { } inner)
            {
                return;
            }

            inner.ForEach(File.Delete);
            Directory.Delete(state);
        }

        files.ForEach(File.Delete);
        Directory.Delete(folder);
    }

    // The files of a folder; null when anything is in it that no run creates there.
    private static List<string>? Files(string folder, string? ownFolder, Regex names)
    {
        List<string> files = [];
        foreach (var entry in Directory.EnumerateFileSystemEntries(folder))
        {
            var name = System.IO.Path.GetFileName(entry);
            if ((names.IsMatch(name) || SnapshotFolder.IsFileName(name)) && OwnerOnlyFile.IsOwnPlainFile(entry))
            {
                files.Add(entry);
            }
            else if (name != ownFolder)
            {
                return null;
            }
        }

        return files;
    }

    private static bool IsOwn(string folder) =>
        UnixEntry.IsSupported
            ? UnixEntry.Read(folder) is { IsFolder: true } entry
                && entry.Owner == UnixUser.Current
                && (entry.Permissions & AllPermissions) == Own
            : new DirectoryInfo(folder) is { Exists: true, LinkTarget: null };

    [GeneratedRegex("^openclaw-sync-[0-9]+-[0-9a-f]{32}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex FolderName();

    [GeneratedRegex(
        $"^(in-use\\.lock|{TargetLocation.RehearsalFile}(-wal|-shm|-journal)?)\\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex FileName();

    [GeneratedRegex(
        "^state\\.db((\\.damaged-[0-9]{14})?(-wal|-shm|-journal)?)\\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex StateFileName();
}
