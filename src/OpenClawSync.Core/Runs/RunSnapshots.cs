using OpenClawSync.Sources.Sqlite;
using OpenClawSync.State;

namespace OpenClawSync.Runs;

/// <summary>
/// The folder for a run's snapshots: in the state folder, or under -WhatIf a temporary folder that is deleted with this object.
/// </summary>
internal sealed class RunSnapshots : IDisposable
{
    private readonly RehearsalFolder? _temporary;

    public RunSnapshots(StateFolder state, bool isWhatIf)
    {
        RehearsalFolder.DeleteLeftovers();
        _temporary = isWhatIf ? RehearsalFolder.Create() : null;
        Folder = _temporary is { } folder ? new SnapshotFolder(folder.Path) : state.Snapshots;
    }

    public SnapshotFolder Folder { get; }

    /// <summary>The temporary folder; null for a run that may leave traces.</summary>
    public string? Temporary => _temporary?.Path;

    public void Dispose() => _temporary?.Dispose();
}
