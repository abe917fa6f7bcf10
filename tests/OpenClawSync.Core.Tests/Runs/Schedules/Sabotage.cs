using OpenClawSync.Core.Tests.Support;

namespace OpenClawSync.Core.Tests.Runs.Schedules;

/// <summary>Triggers that make a database refuse a statement in the midst of a transaction.</summary>
internal static class Sabotage
{
    private static readonly string[] Ledger = ["ledgerMarks", "ledgerParts", "ledgerCursors", "ledgerLetters"];

    public static IReadOnlyList<string> OfTarget { get; } = ["openclawTasks", "openclawCronJobs", "openclawMemoryEntries", "openclawSyncRuns", .. Ledger];

    public static IReadOnlyList<string> OfState { get; } = ["ledgerRuns", .. Ledger];

    public static void Do(string database, IReadOnlyList<string> tables, Faults faults)
    {
        if (!File.Exists(database) || !faults.Strike("a statement fails"))
        {
            return;
        }

        var table = tables[faults.Below(tables.Count)];
        var which = table.StartsWith("openclaw", StringComparison.Ordinal) && table != "openclawSyncRuns" ? $"WHEN NEW.sourceKey LIKE '%{faults.Below(10)}'" : "";
        HomeBuilder.Execute(database, string.Join('\n', ((string[])["INSERT", "UPDATE"]).Select(verb =>
            $"CREATE TRIGGER sabotage{verb} BEFORE {verb} ON {table} {which} BEGIN SELECT RAISE(ABORT, 'no'); END;")));
    }

    public static void Undo(string database)
    {
        if (File.Exists(database))
        {
            HomeBuilder.Execute(database, "DROP TRIGGER IF EXISTS sabotageINSERT; DROP TRIGGER IF EXISTS sabotageUPDATE;");
        }
    }
}
