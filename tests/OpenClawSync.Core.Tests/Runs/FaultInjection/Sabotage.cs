using OpenClawSync.Core.Tests.Support;

namespace OpenClawSync.Core.Tests.Runs.FaultInjection;

/// <summary>Triggers that make a database refuse a statement in the midst of a transaction.</summary>
internal sealed class Sabotage(string database, IReadOnlyList<string> tables)
{
    private static readonly string[] Ledger = ["ledgerMarks", "ledgerParts", "ledgerCursors", "ledgerLetters"];

    public static IReadOnlyList<string> OfTarget { get; } =
    ["openclawTasks", "openclawCronJobs", "openclawMemoryEntries", "openclawSyncRuns", .. Ledger];

    public static IReadOnlyList<string> OfState { get; } = ["ledgerRuns", .. Ledger];

    private bool _isDone;

    public void Do(Faults faults)
    {
        if (!File.Exists(database) || !faults.Strike("a statement fails"))
        {
            return;
        }

        _isDone = true;
        var table = tables[faults.Below(tables.Count)];
        var which =
            table.StartsWith("openclaw", StringComparison.Ordinal) && table != "openclawSyncRuns"
                ? $"WHEN NEW.sourceKey LIKE '%{faults.Below(10)}'"
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
