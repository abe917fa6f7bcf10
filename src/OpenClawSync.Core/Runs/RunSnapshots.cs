using System.Globalization;
using OpenClawSync.Records;
using OpenClawSync.Sources.Sqlite;
using OpenClawSync.State;
using OpenClawSync.Storage;

namespace OpenClawSync.Runs;

/// <summary>Where a run's snapshots go: the state folder, or under -WhatIf a temporary folder that goes with the run.</summary>
internal sealed class RunSnapshots : IDisposable
{
    private const string Prefix = "openclaw-sync-";

    private readonly string? _temporary;

    public RunSnapshots(StateFolder state, bool isWhatIf)
    {
        Sweep();
        if (isWhatIf)
        {
            _temporary = Temporary();
            Folder = new SnapshotFolder(_temporary);
        }
        else
        {
            Folder = state.Snapshots;
        }
    }

    public SnapshotFolder Folder { get; }

    public void Dispose()
    {
        if (_temporary is not null)
        {
            Directory.Delete(_temporary, recursive: true);
        }
    }

    // Made for its owner only, and named after the process, so that what a killed one leaves can be told.
    private static string Temporary()
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
            throw new OpenClawSyncException(ErrorIds.StateUnavailable, "The system's folder for temporary files cannot be used.");
        }
    }

    private static void Sweep()
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
            // Another user's, or swept by another run at this moment.
        }
    }
}
