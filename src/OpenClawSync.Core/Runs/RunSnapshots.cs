using System.Globalization;
using OpenClawSync.Records;
using OpenClawSync.Sources.Sqlite;
using OpenClawSync.State;
using OpenClawSync.Storage;

namespace OpenClawSync.Runs;

/// <summary>
/// The folder for a run's snapshots: in the state folder, or under -WhatIf a temporary folder that is deleted with this object.
/// </summary>
internal sealed class RunSnapshots : IDisposable
{
    private const string Prefix = "openclaw-sync-";

    private readonly string? _temporary;

    public RunSnapshots(StateFolder state, bool isWhatIf)
    {
        DeleteLeftovers();
        if (isWhatIf)
        {
            _temporary = CreateTemporary();
            Folder = new SnapshotFolder(_temporary);
        }
        else
        {
            Folder = state.Snapshots;
        }
    }

    public SnapshotFolder Folder { get; }

    /// <summary>The temporary folder; null for a run that may leave traces.</summary>
    public string? Temporary => _temporary;

    public void Dispose()
    {
        if (_temporary is not null)
        {
            Directory.Delete(_temporary, recursive: true);
        }
    }

    // Accessible to its owner only, and named after the process, so that the leftovers of a killed process can be recognized.
    private static string CreateTemporary()
    {
        var path = Path.Combine(
            Path.GetTempPath(),
            string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Environment.ProcessId}-{Guid.NewGuid():N}")
        );
        try
        {
            OwnerOnlyFolder.Create(path);
            return path;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new OpenClawSyncException(ErrorIds.StateUnavailable, "The system's folder for temporary files is not usable.");
        }
    }

    private static void DeleteLeftovers()
    {
        try
        {
            foreach (var folder in Directory.EnumerateDirectories(Path.GetTempPath(), Prefix + "*"))
            {
                if (SnapshotFolder.IsLeftBehind(Path.GetFileName(folder)[Prefix.Length..]))
                {
                    Directory.Delete(folder, recursive: true);
                }
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // It belongs to another user, or another run is deleting it at this moment.
        }
    }
}
