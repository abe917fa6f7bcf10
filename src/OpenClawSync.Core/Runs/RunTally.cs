using OpenClawSync.Protection;
using OpenClawSync.Records;
using OpenClawSync.Targets;

namespace OpenClawSync.Runs;

/// <summary>Counts the outcomes of a run.</summary>
internal sealed class RunTally(TextRedactor redactor)
{
    private const int MaxSamples = 10;
    private const int MaxSampleLength = 300;

    private readonly List<string> _samples = [];
    private readonly long[,] _statuses = new long[3, 6];
    private readonly SortedDictionary<string, long> _rules = new(StringComparer.Ordinal);
    private long _deadLetters;

    public long Created => Sum(PushStatus.Created);

    public long Updated => Sum(PushStatus.Updated);

    public long Skipped => Sum(PushStatus.Unchanged) + Sum(PushStatus.Skipped);

    public long Repaired => Sum(PushStatus.Repaired);

    public long Acknowledged => Created + Updated + Skipped + Repaired;

    public long Errors { get; private set; }

    public long Redactions { get; private set; }

    public long Removed { get; private set; }

    /// <summary>Rows of runs of jobs that were deleted because they are older than the policy keeps them.</summary>
    public long Expired { get; private set; }

    /// <summary>The status of a run that was not interrupted.</summary>
    public string Status =>
        (Errors, Acknowledged) switch
        {
            (0, _) => RunStatus.Succeeded,
            (_, 0) => RunStatus.Failed,
            _ => RunStatus.Partial,
        };

    /// <summary>Records kept as dead letters: refused by the target, rejected by protection, or unreadable.</summary>
    public long DeadLetters => Sum(PushStatus.Failed) + _deadLetters;

    public IReadOnlyList<string> ErrorSamples => _samples;

    /// <summary>How many places each rule redacted in the rows that were created or updated.</summary>
    public IReadOnlyDictionary<string, long> RedactionsByRule => _rules;

    public long Count(RecordKind kind, PushStatus status) => _statuses[(int)kind, (int)status];

    public void Add(RecordKind kind, PushStatus status, long count = 1) => _statuses[(int)kind, (int)status] += count;

    /// <summary>Counts a pushed record, and its redactions if it changed the target.</summary>
    public void Add(ProtectedRecord record, PushStatus status)
    {
        Add(record.Kind, status);
        if (status is not (PushStatus.Created or PushStatus.Updated or PushStatus.Repaired))
        {
            return;
        }

        Redactions += record.RedactionCount;
        foreach (var (rule, count) in record.RedactionsByRule)
        {
            _rules[rule] = _rules.GetValueOrDefault(rule) + count;
        }
    }

    public void AddRemoved() => Removed++;

    public void AddExpired() => Expired++;

    public void AddDeadLetters(int count) => _deadLetters += count;

    /// <summary>The dead letter of a record that could not be read: its place and the reason.</summary>
    public DeadLetter DeadLetterFor(Problem problem, RecordKind kind)
    {
        var place = redactor.Redact(problem.Place, MaxSampleLength).Text;
        return new DeadLetter
        {
            Id = $"{kind}@{place}",
            Kind = kind,
            Place = place,
            Reason = problem.ErrorId,
            Attempts = 1,
        };
    }

    /// <summary>The kinds of which some records may not have been seen.</summary>
    public RecordKinds Missed { get; private set; } = RecordKinds.None;

    /// <summary>Whether no problem may have hidden a record of the kind.</summary>
    public bool SawAll(RecordKind kind) => !Missed.Contains(kind);

    public void Add(Problem problem)
    {
        Missed = Missed.With(problem.Missed);
        if (problem.Severity != ProblemSeverity.Error)
        {
            return;
        }

        Errors++;
        if (_samples.Count < MaxSamples)
        {
            _samples.Add(redactor.Redact(problem.ToString(), MaxSampleLength).Text);
        }
    }

    /// <summary>A copy of the run with the counts filled in.</summary>
    public SyncRun ApplyTo(SyncRun run) =>
        run with
        {
            Created = Created,
            Updated = Updated,
            Skipped = Skipped,
            Errors = Errors,
            ErrorSamples = ErrorSamples,
            Redactions = Redactions,
            DeadLetters = DeadLetters,
            Removed = Removed,
            Repaired = Repaired,
        };

    private long Sum(PushStatus status) => _statuses[0, (int)status] + _statuses[1, (int)status] + _statuses[2, (int)status];
}
