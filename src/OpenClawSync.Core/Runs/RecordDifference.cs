using OpenClawSync.Records;
using OpenClawSync.Targets;

namespace OpenClawSync.Runs;

/// <summary>How a record of the source and its row in a target differ.</summary>
public enum DifferenceKind
{
    /// <summary>The source has the record, and the target has no row of it, or one that is marked as removed.</summary>
    Missing,

    /// <summary>The content of the row differs from that of the record.</summary>
    Changed,

    /// <summary>The target has the row, and the source has no record of it.</summary>
    Extra,

    /// <summary>Both have the same content.</summary>
    Equal,
}

/// <summary>A difference between a source and a target.</summary>
public sealed class RecordDifference
{
    /// <summary>Makes a difference, also for tests of scripts that read differences.</summary>
    /// <param name="difference">How record and row differ.</param>
    /// <param name="kind">The kind of record.</param>
    /// <param name="sourceKey">The key of the row.</param>
    /// <param name="title">The title, redacted; null when it has none or it is unknown.</param>
    /// <param name="fields">The names of the fields that differ.</param>
    public RecordDifference(DifferenceKind difference, RecordKind kind, string sourceKey, string? title, IReadOnlyList<string> fields) =>
        (Difference, Kind, SourceKey, Title, Fields) = (difference, kind, sourceKey, title, new TextList([.. fields]));

    /// <summary>Missing, Changed, Extra or Equal.</summary>
    public DifferenceKind Difference { get; }

    /// <summary>The kind of record.</summary>
    public RecordKind Kind { get; }

    /// <summary>The key of the row.</summary>
    public string SourceKey { get; }

    /// <summary>The title of the task or entry, or the name of the job, redacted; null when there is none or it is unknown.</summary>
    public string? Title { get; }

    /// <summary>
    /// The names of the stored fields that differ; empty unless the difference is Changed, and when only the fact
    /// that something differs is known.
    /// </summary>
    public IReadOnlyList<string> Fields { get; }

    /// <inheritdoc />
    public override string ToString() => $"{Difference} {SourceKey}";

    /// <summary>What a planned write would bring into line; null for none.</summary>
    internal static RecordDifference? From(PlannedWrite planned)
    {
        DifferenceKind? difference = planned.Plan.Action switch
        {
            PlannedAction.Create => DifferenceKind.Missing,
            PlannedAction.Update when planned.Plan == WritePlan.Restore => DifferenceKind.Missing,
            PlannedAction.Update or PlannedAction.Repair => DifferenceKind.Changed,
            PlannedAction.Remove => DifferenceKind.Extra,
            _ => null,
        };
        return difference is { } kind
            ? new RecordDifference(kind, planned.Kind, planned.Key, planned.Title, kind == DifferenceKind.Changed ? planned.Fields : [])
            : null;
    }
}
