using System.Globalization;
using System.Text.RegularExpressions;
using OpenClawSync.Records;
using OpenClawSync.Storage;

namespace OpenClawSync.Sources.Sqlite;

/// <summary>The private folder that holds the files of a snapshot until they are unlinked.</summary>
internal sealed partial class SnapshotFolder(string folder)
{
    private const string Prefix = "snapshot-";

    // Whoever looks for leftovers can take a new file in the moment before it is locked.
    private const int MaxAttempts = 10;

    /// <summary>What SQLite appends to the name of a database for the files beside it; empty for the database itself.</summary>
    public static readonly string[] Suffixes = ["", "-wal", "-shm", "-journal"];

    /// <summary>Prepares the folder and creates the files of a new snapshot.</summary>
    /// <exception cref="OpenClawSyncException">The folder cannot be used, or not safely.</exception>
    public SnapshotFiles NewFiles()
    {
        try
        {
            RequireSafe();
            OwnerOnlyFolder.Create(folder);
            RequireSafe();
            OwnerOnlyFolder.Restrict(folder);
            DeleteLeftovers();
            return Create();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new OpenClawSyncException(
                ErrorIds.StateUnavailable,
                $"The folder '{folder}' cannot be used, and databases must not be copied anywhere else."
            );
        }
    }

    /// <summary>Whether a file has a name that only snapshots have.</summary>
    public static bool IsFileName(string name) => FileName().IsMatch(name);

    // Raw records are copied here, so nobody else may have made the folder or be able to put files into it.
    private void RequireSafe()
    {
        if (FileTrust.OfOwnFolder(folder) is { } fault)
        {
            throw new OpenClawSyncException(
                fault.IsIrregular ? ErrorIds.StateUnavailable : ErrorIds.StateUnsafe,
                $"No database can be copied safely to '{folder}': {fault}"
            );
        }
    }

    private SnapshotFiles Create()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Environment.ProcessId}-{Guid.NewGuid():N}.sqlite");
                var files = SnapshotFiles.Create(Path.Combine(folder, name));

                // Once it is locked, nobody deletes it any more.
                if (File.Exists(files.Main))
                {
                    return files;
                }

                files.Dispose();
                throw new IOException("The new file was deleted before it was locked.");
            }
            catch (IOException) when (attempt < MaxAttempts) { }
        }
    }

    // A process that is killed between copying and unlinking leaves its files behind.
    private void DeleteLeftovers()
    {
        foreach (var file in Directory.EnumerateFiles(folder, Prefix + "*"))
        {
            if (FileName().Match(Path.GetFileName(file)) is { Success: true } name && OwnerOnlyFile.IsOwnPlainFile(file))
            {
                var suffix = name.Groups["suffix"].Value;
                DeleteUnlessInUse(file, file[..^suffix.Length]);
            }
        }
    }

    private static void DeleteUnlessInUse(string file, string main)
    {
        // The files beside a main file belong to it, and are deleted after it.
        using var held = File.Exists(main) ? OwnerOnlyFile.TryLock(main) : null;
        if (held is not null || !File.Exists(main))
        {
            File.Delete(file);
        }
    }

    [GeneratedRegex(
        "^snapshot-[0-9]+-[0-9a-f]{32}\\.sqlite(?<suffix>-wal|-shm|-journal)?\\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex FileName();
}
