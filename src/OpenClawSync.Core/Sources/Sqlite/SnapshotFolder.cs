using System.Diagnostics;
using System.Globalization;
using OpenClawSync.Records;

namespace OpenClawSync.Sources.Sqlite;

/// <summary>The private folder in which snapshots live for the moment before they are unlinked.</summary>
internal sealed class SnapshotFolder(string folder)
{
    private const string Prefix = "snapshot-";

    public SnapshotFiles NewFiles()
    {
        PrivateFiles.CreateFolder(folder);
        Sweep();
        var name = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Environment.ProcessId}-{Guid.NewGuid():N}.sqlite");
        return new SnapshotFiles(Path.Combine(folder, name));
    }

    // What a killed process left between copying and unlinking.
    private void Sweep()
    {
        foreach (var file in Directory.EnumerateFiles(folder, Prefix + "*"))
        {
            var owner = Path.GetFileName(file).Split('-')[1];
            if (int.TryParse(owner, CultureInfo.InvariantCulture, out var id) && !IsRunning(id))
            {
                File.Delete(file);
            }
        }
    }

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
