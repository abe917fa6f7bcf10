using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace OpenClawSync.Core.Tests.Support;

/// <summary>A clock that stands still until a test advances it, and lets the test wait until something has started a timer.</summary>
internal sealed class ManualClock(DateTimeOffset start) : FakeTimeProvider(start)
{
    private static readonly TimeSpan HangTimeout = TimeSpan.FromMinutes(5);

    private readonly Channel<TimeSpan> _timers = Channel.CreateUnbounded<TimeSpan>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        _timers.Writer.TryWrite(dueTime);
        return timer;
    }

    /// <summary>Waits until a timer with this due time was started.</summary>
    public async Task WaitForTimerAsync(TimeSpan dueTime, CancellationToken cancellationToken)
    {
        while (await _timers.Reader.ReadAsync(cancellationToken).AsTask().WaitAsync(HangTimeout, cancellationToken) != dueTime) { }
    }
}
