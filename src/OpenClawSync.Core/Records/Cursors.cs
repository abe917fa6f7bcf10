namespace OpenClawSync.Records;

/// <summary>
/// How far the target is known to be complete for each kind of record, measured by the times at which records changed at the source.
/// </summary>
public sealed class Cursors
{
    internal static Cursors None { get; } = new();

    /// <summary>The tasksCursor; null before the first complete pass over that kind.</summary>
    public DateTimeOffset? Tasks { get; init; }

    /// <summary>The cronCursor; null before the first complete pass over that kind.</summary>
    public DateTimeOffset? Cron { get; init; }

    /// <summary>The memoryCursor; null before the first complete pass over that kind.</summary>
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

    /// <summary>Compares all three cursors.</summary>
    /// <param name="obj">The other cursors.</param>
    public override bool Equals(object? obj) => obj is Cursors other && (Tasks, Cron, Memory) == (other.Tasks, other.Cron, other.Memory);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Tasks, Cron, Memory);

    /// <summary>The three times in UTC.</summary>
    public override string ToString() => $"tasks {Tasks:u}, cron {Cron:u}, memory {Memory:u}";
}
