using System.Diagnostics;

namespace OpenClawSync.Runs;

/// <summary>What a run spends its time on.</summary>
internal enum Stage
{
    /// <summary>Waiting for the source.</summary>
    Read,

    /// <summary>Recognising and protecting records.</summary>
    Protect,

    /// <summary>Waiting for the target.</summary>
    Push,
}

/// <summary>Adds up how long each stage worked. Stages overlap, so the sum can exceed the duration of the run.</summary>
internal sealed class StageClock
{
    // Each stage is measured by one thread.
    private readonly long[] _ticks = new long[Enum.GetValues<Stage>().Length];

    public TimeSpan Of(Stage stage) => Stopwatch.GetElapsedTime(0, Volatile.Read(ref _ticks[(int)stage]));

    public T Measure<T>(Stage stage, Func<T> work)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            return work();
        }
        finally
        {
            _ticks[(int)stage] += Stopwatch.GetTimestamp() - start;
        }
    }
}
