using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;
using OpenClawSync.Sources;

namespace OpenClawSync.Core.Tests.Sources.Units;

/// <summary>Remembers units only by their content, as if all files were rewritten between two readings.</summary>
internal sealed class UnitMemory(TempFolder folder)
{
    private readonly Dictionary<string, byte[]> _known = [];

    /// <summary>The names of the units that the last reading read.</summary>
    public List<string> Read { get; } = [];

    /// <summary>The names of the units that the last reading skipped.</summary>
    public List<string> Skipped { get; } = [];

    public List<OpenClawRecord> Records { get; } = [];

    public List<UnitEvent> Events { get; } = [];

    public UnitMemory Reads(string home)
    {
        Read.Clear();
        Skipped.Clear();
        Records.Clear();
        Events.Clear();
        using var source = Reading.Open(home, folder);
        var request = new ReadRequest(RecordKinds.All) { FindUnchangedContent = FindUnchanged };
        foreach (var outcome in source.Read(request, CancellationToken.None))
        {
            Take(outcome);
        }

        return this;
    }

    private void Take(ReadOutcome outcome)
    {
        if (outcome.Record is { } record)
        {
            Records.Add(record);
        }
        else if (outcome.Event is { } unitEvent)
        {
            Events.Add(unitEvent);
            (
                unitEvent.Stage switch
                {
                    UnitStage.Begins => Read,
                    UnitStage.Unchanged => Skipped,
                    _ => [],
                }
            ).Add(Name(unitEvent.Unit));
            if (unitEvent.Stage == UnitStage.Ends && unitEvent.Content is { } content)
            {
                _known[Name(unitEvent.Unit)] = content;
            }
        }
    }

    private UnitSummary? FindUnchanged(SourceUnit unit, byte[] content) =>
        _known.TryGetValue(Name(unit), out var known) && known.AsSpan().SequenceEqual(content) ? new UnitSummary(1, null) : null;

    // Units are identified by their names.
    private static string Name(SourceUnit unit) => unit.Name;
}
