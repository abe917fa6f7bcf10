using System.Diagnostics;
using System.Globalization;
using OpenClawSync.Records;
using OpenClawSync.Storage;

namespace OpenClawSync.Sources.Sqlite;

/// <summary>The private folder in which snapshots live for the moment before they are unlinked.</summary>
internal sealed class SnapshotFolder(string folder)
{
    private const string Prefix = "snapshot-";

    public SnapshotFiles NewFiles()
    {
        try
        {
            PrivateFiles.CreateFolder(folder);
            Sweep();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new OpenClawSyncException(
                ErrorIds.StateUnavailable,
                $"The folder '{folder}' cannot be used, and a database cannot be copied elsewhere."
            );
        }

        var name = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Environment.ProcessId}-{Guid.NewGuid():N}.sqlite");
        return new SnapshotFiles(Path.Combine(folder, name));
    }

    // What a killed process left between copying and unlinking.
    private void Sweep()
    {
        foreach (var file in Directory.EnumerateFiles(folder, Prefix + "*"))
        {
            if (IsLeftBehind(Path.GetFileName(file)[Prefix.Length..]))
            {
                File.Delete(file);
            }
        }
    }

    /// <summary>Whether a name that begins with the id of the process that made it has outlived that process.</summary>
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

    /// <summary>Takes the names away while the files are open. Windows keeps them until <see cref="Delete" />.</summary>
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
