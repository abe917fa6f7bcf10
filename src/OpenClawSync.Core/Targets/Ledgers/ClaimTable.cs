using Microsoft.Data.Sqlite;
using OpenClawSync.Storage.Sqlite;

namespace OpenClawSync.Targets.Ledgers;

/// <summary>
/// Which installation writes an instance of a file. The identity of a source does not answer that for records pushed by hand, which do not
/// name their source.
/// </summary>
internal static class ClaimTable
{
    /// <summary>The installation that claimed an instance; null when none did, or an earlier module wrote the file.</summary>
    public static string? Find(SqliteConnection connection, LedgerName name) =>
        (string?)
            Sql.Scalar(
                connection,
                "SELECT installation FROM ledgerClaims WHERE target = $target AND instanceId = $instance",
                ("$target", name.Target),
                ("$instance", name.Instance.Value)
            );

    public static void Set(SqliteConnection connection, LedgerName name, string installation) =>
        Sql.Run(
            connection,
            "INSERT OR REPLACE INTO ledgerClaims VALUES ($target, $instance, $installation)",
            ("$target", name.Target),
            ("$instance", name.Instance.Value),
            ("$installation", installation)
        );

    public static void Release(SqliteConnection connection, LedgerName name) =>
        Sql.Run(
            connection,
            "DELETE FROM ledgerClaims WHERE target = $target AND instanceId = $instance",
            ("$target", name.Target),
            ("$instance", name.Instance.Value)
        );
}
