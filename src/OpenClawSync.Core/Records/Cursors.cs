namespace OpenClawSync.Records;

/// <summary>How far each kind is known to be in the target, by the time its records changed at the source.</summary>
public sealed class Cursors
{
    internal static Cursors None { get; } = new();

    /// <summary>tasksCursor; null before the first complete pass.</summary>
    public DateTimeOffset? Tasks { get; init; }

    /// <summary>cronCursor; null before the first complete pass.</summary>
    public DateTimeOffset? Cron { get; init; }

    /// <summary>memoryCursor; null before the first complete pass.</summary>
    public DateTimeOffset? Memory { get; init; }

    internal DateTimeOffset? Of(RecordKind kind) =>
        kind switch
        {
            RecordKind.Task => Tasks,
            RecordKind.Cron => Cron,
            _ => Memory,
        };

    internal Cursors With(RecordKind kind, DateTimeOffset? value) =>
        new()
        {
            Tasks = kind == RecordKind.Task ? value : Tasks,
            Cron = kind == RecordKind.Cron ? value : Cron,
            Memory = kind == RecordKind.Memory ? value : Memory,
        };

    /// <summary>Whether all three stand at the same times.</summary>
    /// <param name="obj">Other cursors.</param>
    public override bool Equals(object? obj) => obj is Cursors other && (Tasks, Cron, Memory) == (other.Tasks, other.Cron, other.Memory);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Tasks, Cron, Memory);

    /// <summary>The three times, in UTC.</summary>
    public override string ToString() => $"tasks {Tasks:u}, cron {Cron:u}, memory {Memory:u}";
}
