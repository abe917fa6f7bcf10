using OpenClawSync.Records;
using OpenClawSync.Redaction;
using OpenClawSync.Targets;

namespace OpenClawSync.Runs;

/// <summary>Counts what happens in a run.</summary>
internal sealed class RunTally(TextRedactor redactor)
{
    private const int MostSamples = 10;
    private const int LongestSample = 300;

    private readonly List<string> _samples = [];
    private readonly long[,] _statuses = new long[3, 5];
    private readonly HashSet<RecordKind> _missed = [];

    public long Created => Sum(PushStatus.Created);

    public long Updated => Sum(PushStatus.Updated);

    public long Skipped => Sum(PushStatus.Unchanged) + Sum(PushStatus.Skipped);

    public long Acknowledged => Created + Updated + Skipped;

    public long Errors { get; private set; }

    public long Redactions { get; private set; }

    /// <summary>Records kept aside because the target refused them.</summary>
    public long DeadLetters => Sum(PushStatus.Failed);

    public IReadOnlyList<string> ErrorSamples => _samples;

    public long Count(RecordKind kind, PushStatus status) => _statuses[(int)kind, (int)status];

    public void Add(RecordKind kind, PushStatus status, long count = 1) => _statuses[(int)kind, (int)status] += count;

    public void AddRedactions(int count) => Redactions += count;

    /// <summary>Whether everything there is of a kind was seen, as far as problems tell.</summary>
    public bool SawAll(RecordKind kind) => !_missed.Contains(kind);

    public void Add(Problem problem)
    {
        _missed.UnionWith(problem.Missed);
        if (problem.Severity != ProblemSeverity.Error)
        {
            return;
        }

        Errors++;
        if (_samples.Count < MostSamples)
        {
            _samples.Add(redactor.Redact(problem.ToString(), LongestSample).Text);
        }
    }

    /// <summary>The run with what was counted.</summary>
    public SyncRun Onto(SyncRun run) => run with
    {
        Created = Created,
        Updated = Updated,
        Skipped = Skipped,
        Errors = Errors,
        ErrorSamples = ErrorSamples,
        Redactions = Redactions,
        DeadLetters = DeadLetters,
    };

    private long Sum(PushStatus status) =>
        _statuses[0, (int)status] + _statuses[1, (int)status] + _statuses[2, (int)status];
}
