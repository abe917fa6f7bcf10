using Microsoft.Data.Sqlite;
using OpenClawSync.Connections;
using OpenClawSync.Records;
using OpenClawSync.State;
using OpenClawSync.Storage.Sqlite;
using OpenClawSync.Targets.Sqlite;

namespace OpenClawSync.Erasure;

/// <summary>Removes a target: the file, or everything of one instance in it, or at an endpoint with its claim.</summary>
/// <param name="location">The target.</param>
/// <param name="options">How it is opened, and for which instance.</param>
/// <param name="state">The state folder.</param>
/// <param name="onlyInstance">Whether a file keeps the rows of other instances.</param>
/// <param name="notify">Receives what is retried.</param>
/// <param name="cancellationToken">Cancels the removal.</param>
internal sealed class TargetRemoval(
    TargetLocation location,
    TargetOptions options,
    StateFolder state,
    bool onlyInstance,
    Action<string> notify,
    CancellationToken cancellationToken
)
{
    /// <summary>Why the file is kept; null if it may be removed.</summary>
    public string? Obstacle()
    {
        if (onlyInstance || location.File is not { } file || !File.Exists(file))
        {
            return null;
        }

        using var connection = TargetFile.OpenForReading(file);
        return TargetFile.TranslateErrors(file, () => Foreign(connection)) is { } table
            ? $"It has the table '{table}', which is not of this module. Use Remove-OpenClawRecord -All."
            : null;
    }

    /// <summary>Removes the target.</summary>
    /// <exception cref="OpenClawSyncException">TargetUnavailable: another program uses it.</exception>
    public void Run()
    {
        if (location.File is { } file && !onlyInstance)
        {
            using var runLock = RunLock.Take(state, options.Time);
            TargetFile.RequireUnused(file);
            foreach (var suffix in (string[])["-wal", "-shm", "-journal", ""])
            {
                File.Delete(file + suffix);
            }

            return;
        }

        var eraser = new RecordEraser(location, options, state, notify, cancellationToken);
        var plan = eraser.Plan(new EraseFilter(RecordKinds.All, _ => true, IsAll: true));
        var identity = location.File is null ? location.SourceIdentity(options) : "";
        var erased = eraser.Run(plan, isAll: true);
        if (erased.Failed > 0)
        {
            throw new OpenClawSyncException(ErrorIds.TargetUnavailable, $"{location.Name} refused to erase {erased.Failed} rows.");
        }

        using var client = location.OpenClient(options);
        client?.Release(options.Instance, identity, cancellationToken);
    }

    // SQLite's own tables have names that begin with sqlite_.
    private static string? Foreign(SqliteConnection connection) =>
        (string?)
            Sql.Scalar(
                connection,
                """
                SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\_%' ESCAPE '\'
                AND name NOT IN ('openclawTasks', 'openclawCronJobs', 'openclawMemoryEntries', 'openclawSyncRuns', 'syncIdentity',
                  'ledgers', 'ledgerMarks', 'ledgerCursors', 'ledgerParts', 'ledgerLetters', 'ledgerOpenTasks', 'ledgerPlaces',
                  'ledgerClaims') LIMIT 1
                """
            );
}
