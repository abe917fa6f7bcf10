using Microsoft.Data.Sqlite;
using OpenClawSync.Records;

namespace OpenClawSync.Targets.Sqlite;

/// <summary>What a failure of SQLite means to the operator. SQLite's own words can hold values, so they go no further.</summary>
internal static class TargetErrors
{
    public static OpenClawSyncException Translate(string path, SqliteException failure) =>
        failure.SqliteErrorCode switch
        {
            // Not damage to SQLite, but a table of ours is not there or has other columns.
            1 or 11 or 26 => new OpenClawSyncException(
                ErrorIds.TargetCorrupt,
                $"The target '{path}' is damaged or is not a SQLite database."
            ),
            5 or 6 => Unavailable(path, "another program keeps it locked"),
            8 => Unavailable(path, "it is read-only"),
            13 => Unavailable(path, "the disk is full"),
            10 => Unavailable(path, "the disk could not be read or written; it may be full"),
            3 or 14 or 23 => Unavailable(path, "it cannot be opened with the present rights"),
            var code => Unavailable(path, $"SQLite reports code {code}"),
        };

    public static OpenClawSyncException Conflict(string path) =>
        new(
            ErrorIds.InstanceConflict,
            $"Another OpenClaw writes to '{path}' under the same instance id. Give each its own by -InstanceId or OPENCLAW_SYNC_INSTANCE. If this is the same OpenClaw in a new place, or its state was lost, release the claim: Reset-OpenClawSyncCursor -Target '{path}' -ReleaseClaim."
        );

    private static OpenClawSyncException Unavailable(string path, string why) =>
        new(ErrorIds.TargetUnavailable, $"The target '{path}' cannot be used: {why}.");
}
