using OpenClawSync.Records;
using OpenClawSync.State;
using OpenClawSync.Targets;

namespace OpenClawSync.Core.Tests.Runs.FaultInjection;

/// <summary>The rows of a target, its dead letters and its cursors at one point in time.</summary>
internal sealed class TargetView
{
    private readonly Dictionary<string, StoredRecord> _rows;

    public TargetView(ModelTarget target)
    {
        using var memory = target.FindMemory();
        DeadLetters = memory?.ReadDeadLetters() ?? [];
        Cursors = CursorsOf(memory);
        _rows = target.Rows().ToDictionary(row => row.SourceKey, StringComparer.Ordinal);
    }

    public static Cursors CursorsOf(ModelTarget target)
    {
        using var memory = target.FindMemory();
        return CursorsOf(memory);
    }

    private static Cursors CursorsOf(TargetMemory? memory) =>
        (memory?.ReadCursors() ?? []).Aggregate(Cursors.None, (all, cursor) => all.With(cursor.Kind, cursor.Cursor));

    public IReadOnlyList<DeadLetter> DeadLetters { get; }

    public Cursors Cursors { get; }

    public IReadOnlyCollection<StoredRecord> Rows => _rows.Values;

    public StoredRecord? Find(string key) => _rows.GetValueOrDefault(key);

    public DeadLetter? FindDeadLetter(string id) => DeadLetters.FirstOrDefault(deadLetter => deadLetter.Id == id);
}
