using Microsoft.Data.Sqlite;
using OpenClawSync.Records;
using OpenClawSync.Storage;
using OpenClawSync.Storage.Sqlite;

namespace OpenClawSync.Targets.Sqlite;

/// <summary>Translates SQLite errors for the operator. The messages of SQLite are not passed on, because they can contain values.</summary>
internal static class TargetErrors
{
    public static OpenClawSyncException Translate(string path, SqliteException failure) =>
        failure.SqliteErrorCode switch
        {
            // A plain error is no damage to SQLite, but means that a table is missing or has other columns.
            SqliteCodes.Error or SqliteCodes.Corrupt or SqliteCodes.NotADatabase => Damaged(path),
            SqliteCodes.Busy or SqliteCodes.Locked => Unavailable(path, "another program has locked it"),
            SqliteCodes.ReadOnly => Unavailable(path, "it is read-only"),
            SqliteCodes.Full => Unavailable(path, "the disk is full"),
            SqliteCodes.IoError => Unavailable(path, $"the disk could not be read or written; it may be full, or {FileSizeLimit.Reason}"),
            SqliteCodes.Permission or SqliteCodes.CannotOpen or SqliteCodes.Authorization => Unavailable(
                path,
                "it cannot be opened with the current permissions"
            ),
            var code => Unavailable(path, $"SQLite reports code {code}"),
        };

    public static OpenClawSyncException Damaged(string path) =>
        new(ErrorIds.TargetCorrupt, $"The target '{path}' is damaged or is not a SQLite database. It was not deleted or replaced.");

    public static OpenClawSyncException Conflict(string path) =>
        new(
            ErrorIds.InstanceConflict,
            $"Another OpenClaw writes to '{path}' under the same instance id. "
                + "Give each its own with -InstanceId or OPENCLAW_SYNC_INSTANCE. "
                + "If this is the same OpenClaw in a new place, or its state was lost, release the claim: "
                + $"Reset-OpenClawSyncCursor -Target '{path}' -ReleaseClaim."
        );

    private static OpenClawSyncException Unavailable(string path, string why) =>
        new(ErrorIds.TargetUnavailable, $"The target '{path}' cannot be used: {why}.");
}
