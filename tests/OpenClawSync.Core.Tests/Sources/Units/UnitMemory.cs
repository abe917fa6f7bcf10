using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;
using OpenClawSync.Sources;

namespace OpenClawSync.Core.Tests.Sources.Units;

/// <summary>Remembers parts by content alone, as if the files of all had been written anew between two readings.</summary>
internal sealed class UnitMemory(TempFolder folder)
{
    private readonly Dictionary<string, byte[]> _known = [];

    /// <summary>Names of the parts that the last reading read, and of those that it passed over.</summary>
    public List<string> Read { get; } = [];

    public List<string> PassedOver { get; } = [];

    public List<OpenClawRecord> Records { get; } = [];

    public List<UnitEvent> Marks { get; } = [];

    public UnitMemory Reads(string home)
    {
        Read.Clear();
        PassedOver.Clear();
        Records.Clear();
        Marks.Clear();
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
        else if (outcome.Event is { } mark)
        {
            Marks.Add(mark);
            (
                mark.Stage switch
                {
                    UnitStage.Begins => Read,
                    UnitStage.Unchanged => PassedOver,
                    _ => [],
                }
            ).Add(Name(mark.Unit));
            if (mark.Stage == UnitStage.Ends && mark.Content is { } content)
            {
                _known[Name(mark.Unit)] = content;
            }
        }
    }

    private UnitSummary? FindUnchanged(SourceUnit unit, byte[] content) =>
        _known.TryGetValue(Name(unit), out var known) && known.AsSpan().SequenceEqual(content) ? new UnitSummary(1, null) : null;

    // What the caller keys its memory by; a part of another name is another part.
    private static string Name(SourceUnit unit) => unit.Name;
}
