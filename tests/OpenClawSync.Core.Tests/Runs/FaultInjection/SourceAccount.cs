using OpenClawSync.Records;

namespace OpenClawSync.Core.Tests.Runs.FaultInjection;

/// <summary>What the source gave a run, or let it pass over as unchanged.</summary>
internal sealed class SourceAccount
{
    private readonly List<OpenClawRecord> _records = [];

    /// <summary>The records, as they were when they were given or passed over.</summary>
    public IReadOnlyList<OpenClawRecord> Records => _records;

    /// <summary>How many could not be read one by one.</summary>
    public int Malformed { get; private set; }

    public void Stand(OpenClawRecord record) => _records.Add(record);

    public void Stand(IEnumerable<OpenClawRecord> records) => _records.AddRange(records);

    /// <summary>The kinds of which a store or note could not be read.</summary>
    public HashSet<RecordKind> Lost { get; } = [];

    public void StandMalformed() => Malformed++;
}
