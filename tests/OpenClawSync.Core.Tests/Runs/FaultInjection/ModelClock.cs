namespace OpenClawSync.Core.Tests.Runs.FaultInjection;

/// <summary>A clock that stands still until it is moved, and that can be moved back.</summary>
internal sealed class ModelClock : TimeProvider
{
    private long _ticks = new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero).Ticks;
    private long _latest;

    public DateTimeOffset Now => GetUtcNow();

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public void Move(TimeSpan by)
    {
        _latest = Math.Max(_latest, _ticks);
        Interlocked.Add(ref _ticks, by.Ticks);
    }

    /// <summary>Moves past the latest time it ever showed, by an hour.</summary>
    public void PassAllTimes() => Interlocked.Exchange(ref _ticks, Math.Max(_latest, _ticks) + TimeSpan.FromHours(1).Ticks);
}
