using System.Diagnostics;
using System.Globalization;
using OpenClawSync.Records;
using OpenClawSync.Storage;

namespace OpenClawSync.Sources.Sqlite;

/// <summary>The private folder that holds the files of a snapshot until they are unlinked.</summary>
internal sealed class SnapshotFolder(string folder)
{
    private const string Prefix = "snapshot-";

    /// <summary>Prepares the folder and names the files of a new snapshot.</summary>
    /// <exception cref="OpenClawSyncException">The folder cannot be used.</exception>
    public SnapshotFiles NewFiles()
    {
        try
        {
            OwnerOnlyFolder.Create(folder);
            DeleteLeftovers();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new OpenClawSyncException(
                ErrorIds.StateUnavailable,
                $"The folder '{folder}' cannot be used, and databases must not be copied anywhere else."
            );
        }

        var name = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Environment.ProcessId}-{Guid.NewGuid():N}.sqlite");
        return new SnapshotFiles(Path.Combine(folder, name));
    }

    // A process that is killed between copying and unlinking leaves its files behind.
    private void DeleteLeftovers()
    {
        foreach (var file in Directory.EnumerateFiles(folder, Prefix + "*"))
        {
            if (IsLeftBehind(Path.GetFileName(file)[Prefix.Length..]))
            {
                File.Delete(file);
            }
        }
    }

    /// <summary>
    /// Whether a file was left by a process that no longer runs. Its name begins with the id of the process that created it.
    /// </summary>
    public static bool IsLeftBehind(string name) =>
        int.TryParse(name.Split('-')[0], CultureInfo.InvariantCulture, out var id) && !IsRunning(id);

    private static bool IsRunning(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}

/// <summary>The files of one snapshot.</summary>
internal sealed class SnapshotFiles(string main)
{
    public string Main { get; } = main;

    /// <summary>Removes the names of the open files. Windows cannot, so there they stay until <see cref="Delete" />.</summary>
    public void Unlink()
    {
        if (!OperatingSystem.IsWindows())
        {
            Delete();
        }
    }

    public void Delete()
    {
        foreach (var suffix in (ReadOnlySpan<string>)["", "-wal", "-shm", "-journal"])
        {
            File.Delete(Main + suffix);
        }
    }
}
