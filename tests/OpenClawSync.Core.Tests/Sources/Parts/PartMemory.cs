using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;
using OpenClawSync.Sources;

namespace OpenClawSync.Core.Tests.Sources.Parts;

/// <summary>Remembers parts by content alone, as if the files of all had been written anew between two readings.</summary>
internal sealed class PartMemory(TempFolder folder)
{
    private readonly Dictionary<string, byte[]> _known = [];

    /// <summary>Names of the parts that the last reading read, and of those that it passed over.</summary>
    public List<string> Read { get; } = [];

    public List<string> PassedOver { get; } = [];

    public List<OpenClawRecord> Records { get; } = [];

    public List<UnitEvent> Marks { get; } = [];

    public PartMemory Reads(string home)
    {
        Read.Clear();
        PassedOver.Clear();
        Records.Clear();
        Marks.Clear();
        using var source = Reading.Open(home, folder);
        var request = new ReadRequest(RecordKinds.All) { RecallContent = Recall };
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
        else if (outcome.Mark is { } mark)
        {
            Marks.Add(mark);
            (mark.Stage switch { UnitStage.Begins => Read, UnitStage.Unchanged => PassedOver, _ => [] }).Add(Name(mark.Part));
            if (mark.Stage == UnitStage.Ends && mark.Content is { } content)
            {
                _known[Name(mark.Part)] = content;
            }
        }
    }

    private UnitSummary? Recall(SourceUnit part, byte[] content) =>
        _known.TryGetValue(Name(part), out var known) && known.AsSpan().SequenceEqual(content) ? new UnitSummary(1, null) : null;

    // What the caller keys its memory by; a part of another name is another part.
    private static string Name(SourceUnit part) => part.Name;
}
