using OpenClawSync.Records;

namespace OpenClawSync.Targets;

/// <summary>How far each kind is known to be in the target, by the time its records changed at the source.</summary>
public sealed record Cursors
{
    internal static Cursors None { get; } = new();

    /// <summary>tasksCursor; null before the first complete pass.</summary>
    public DateTimeOffset? Tasks { get; init; }

    /// <summary>cronCursor; null before the first complete pass.</summary>
    public DateTimeOffset? Cron { get; init; }

    /// <summary>memoryCursor; null before the first complete pass.</summary>
    public DateTimeOffset? Memory { get; init; }

    internal DateTimeOffset? Of(RecordKind kind) => kind switch
    {
        RecordKind.Task => Tasks,
        RecordKind.Cron => Cron,
        _ => Memory,
    };

    internal Cursors With(RecordKind kind, DateTimeOffset? value) => kind switch
    {
        RecordKind.Task => this with { Tasks = value },
        RecordKind.Cron => this with { Cron = value },
        _ => this with { Memory = value },
    };
}
