using OpenClawSync.Core.Tests.Support;

namespace OpenClawSync.Core.Tests.Runs.FaultInjection;

/// <summary>Triggers that make a statement fail within a transaction of a database.</summary>
internal sealed class Sabotage(string database, IReadOnlyList<string> tables)
{
    private static readonly string[] Ledger = ["ledgerMarks", "ledgerParts", "ledgerCursors", "ledgerLetters"];

    public static IReadOnlyList<string> TargetTables { get; } =
    ["openclawTasks", "openclawCronJobs", "openclawMemoryEntries", "openclawSyncRuns", .. Ledger];

    public static IReadOnlyList<string> StateTables { get; } = ["ledgerRuns", .. Ledger];

    private bool _isDone;

    public void Do(Faults faults)
    {
        if (!File.Exists(database) || !faults.Inject("a statement fails"))
        {
            return;
        }

        _isDone = true;
        var table = tables[faults.Next(tables.Count)];
        var which =
            table.StartsWith("openclaw", StringComparison.Ordinal) && table != "openclawSyncRuns"
                ? $"WHEN NEW.sourceKey LIKE '%{faults.Next(10)}'"
                : "";
        HomeBuilder.Execute(
            database,
            string.Join(
                '\n',
                ((string[])["INSERT", "UPDATE"]).Select(verb =>
                    $"CREATE TRIGGER sabotage{verb} BEFORE {verb} ON {table} {which} BEGIN SELECT RAISE(ABORT, 'no'); END;"
                )
            )
        );
    }

    public void Undo()
    {
        if (_isDone)
        {
            _isDone = false;
            HomeBuilder.Execute(database, "DROP TRIGGER IF EXISTS sabotageINSERT; DROP TRIGGER IF EXISTS sabotageUPDATE;");
        }
    }
}
