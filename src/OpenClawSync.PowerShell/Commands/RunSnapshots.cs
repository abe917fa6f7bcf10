using System.Globalization;
using OpenClawSync.Records;
using OpenClawSync.Sources.Sqlite;
using OpenClawSync.State;
using OpenClawSync.Storage;

namespace OpenClawSync.Commands;

/// <summary>The folder for a run's snapshots: in the state folder, or with -WhatIf a temporary one that is deleted after the run.</summary>
internal sealed class RunSnapshots : IDisposable
{
    private const string Prefix = "openclaw-sync-";

    private readonly string? _temporary;

    public RunSnapshots(StateFolder state, bool isWhatIf)
    {
        DeleteLeftovers();
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

    // Only its owner has access. It is named after the process, so that a folder left behind by a killed one is recognised.
    private static string Temporary()
    {
        var path = Path.Combine(
            Path.GetTempPath(),
            string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Environment.ProcessId}-{Guid.NewGuid():N}")
        );
        try
        {
            PrivateFiles.CreateFolder(path);
            return path;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new OpenClawSyncException(ErrorIds.StateUnavailable, "The system's folder for temporary files cannot be used.");
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
            // The folder belongs to another user, or another run is deleting it.
        }
    }
}
