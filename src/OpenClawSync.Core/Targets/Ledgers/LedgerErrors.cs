using Microsoft.Data.Sqlite;
using OpenClawSync.Records;
using OpenClawSync.Storage.Sqlite;

namespace OpenClawSync.Targets.Ledgers;

/// <summary>Translates what reading a ledger can fail with into an error that names the file it is in.</summary>
/// <param name="translate">Translates an error of SQLite.</param>
internal sealed class LedgerErrors(Func<SqliteException, OpenClawSyncException> translate)
{
    public T Translate<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException failure)
        {
            throw translate(failure);
        }
        catch (Exception failure) when (UnreadableValue.IsCauseOf(failure))
        {
            throw translate(Unreadable());
        }
    }

    /// <summary>The error of SQLite that stands for a value which this module did not write.</summary>
    public static SqliteException Unreadable() => new("A value is not one of ours.", SqliteCodes.Corrupt);
}
