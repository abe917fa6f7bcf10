using OpenClawSync.Records;

namespace OpenClawSync.Core.Tests.Runs.FaultInjection;

/// <summary>Records what the source provided to a run, or reported as unchanged.</summary>
internal sealed class SourceAccount
{
    private readonly List<OpenClawRecord> _records = [];

    /// <summary>The records in the state in which they were provided or skipped as unchanged.</summary>
    public IReadOnlyList<OpenClawRecord> Records => _records;

    /// <summary>How many single records could not be read.</summary>
    public int Malformed { get; private set; }

    public void Add(OpenClawRecord record) => _records.Add(record);

    public void Add(IEnumerable<OpenClawRecord> records) => _records.AddRange(records);

    /// <summary>The kinds of which a store or note could not be read.</summary>
    public HashSet<RecordKind> Lost { get; } = [];

    public void AddMalformed() => Malformed++;
}
