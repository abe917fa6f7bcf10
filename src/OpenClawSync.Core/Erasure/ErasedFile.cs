using Microsoft.Data.Sqlite;
using OpenClawSync.Connections;
using OpenClawSync.Records;
using OpenClawSync.State;
using OpenClawSync.Storage.Sqlite;
using OpenClawSync.Targets.Sqlite;

namespace OpenClawSync.Erasure;

/// <summary>The database from which rows are erased: an embedded target, or the state database with the ledger of an endpoint.</summary>
internal sealed class ErasedFile(TargetLocation location, StateFolder state)
{
    /// <summary>Looks for damage all over an embedded target, before anything in it is erased.</summary>
    /// <exception cref="OpenClawSyncException">TargetCorrupt: it is damaged.</exception>
    public void RequireIntact()
    {
        if (location.File is { } file && location.MayExist)
        {
            TargetFile.RequireIntact(file);
        }
    }

    /// <summary>Removes what was deleted from free space and logs.</summary>
    /// <returns>Whether nothing is left. Something may be while another program has the file open.</returns>
    public bool Purge()
    {
        using var connection = Open();
        try
        {
            return connection is null || SqliteDatabase.Purge(connection);
        }
        catch (SqliteException failure)
        {
            throw location.File is { } file ? TargetErrors.Translate(file, failure) : StateDatabase.Failure(state, failure);
        }
    }

    private SqliteConnection? Open() =>
        location.File is null ? (File.Exists(state.Database) ? StateDatabase.Open(state, TimeProvider.System, _ => { }) : null)
        : location.MayExist ? TargetFile.OpenForWriting(location.File)
        : null;
}
