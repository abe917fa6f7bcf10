using OpenClawSync.Runs;
using OpenClawSync.Sources.Sqlite;

namespace OpenClawSync.Commands;

/// <summary>Where a run's snapshots go: the state folder, or under -WhatIf a temporary folder that goes with the run.</summary>
internal sealed class RunSnapshots : IDisposable
{
    private readonly string? _temporary;

    public RunSnapshots(StateFolder state, bool isWhatIf)
    {
        if (isWhatIf)
        {
            _temporary = Directory.CreateTempSubdirectory("openclaw-sync-").FullName;
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
}
