namespace OpenClawSync.Runs;

/// <summary>The stages on which a run spends its time.</summary>
internal enum Stage
{
    /// <summary>Waiting for the source.</summary>
    Read,

    /// <summary>Recognizing and protecting records.</summary>
    Protect,

    /// <summary>Waiting for the target.</summary>
    Push,
}

/// <summary>Adds up the time spent in each stage. Stages overlap, so the sum can exceed the duration of the run.</summary>
/// <param name="time">The clock that measures.</param>
internal sealed class StageClock(TimeProvider time)
{
    // Each stage is measured by one thread.
    private readonly long[] _ticks = new long[Enum.GetValues<Stage>().Length];

    public TimeProvider Time => time;

    public TimeSpan Elapsed(Stage stage) => time.GetElapsedTime(0, Volatile.Read(ref _ticks[(int)stage]));

    public T Measure<T>(Stage stage, Func<T> work)
    {
        var start = time.GetTimestamp();
        try
        {
            return work();
        }
        finally
        {
            _ticks[(int)stage] += time.GetTimestamp() - start;
        }
    }
}
