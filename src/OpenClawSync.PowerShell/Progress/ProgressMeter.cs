using System.Management.Automation;

namespace OpenClawSync.Progress;

/// <summary>
/// The progress record of a command: a status with counts and rates, the percentage, and the time remaining. Work that ends within
/// <see cref="MinInterval" /> shows none.
/// </summary>
/// <param name="write">Writes a record to the session.</param>
/// <param name="id">Distinguishes it from the records of other commands in the pipeline.</param>
/// <param name="activity">What is being done.</param>
/// <param name="time">The clock.</param>
internal sealed class ProgressMeter(Action<ProgressRecord> write, int id, string activity, TimeProvider time)
{
    // Hosts draw slowly, and nobody can read faster.
    private static readonly TimeSpan MinInterval = TimeSpan.FromMilliseconds(200);

    // Before this share is done, an estimate of the remaining time means nothing.
    private const double MinShare = 0.02;

    private long _startedAt = time.GetTimestamp();
    private long _shownAt = time.GetTimestamp();
    private bool _isShown;

    /// <summary>Measures time from now on, for work that has its own rate.</summary>
    public void Restart() => _startedAt = time.GetTimestamp();

    /// <summary>Shows the progress, unless it was updated a moment ago.</summary>
    /// <param name="status">Makes the status from the time elapsed.</param>
    /// <param name="share">How much is done, from 0 to 1; null when unknown.</param>
    public void Show(Func<TimeSpan, string> status, double? share = null)
    {
        if (time.GetElapsedTime(_shownAt) < MinInterval)
        {
            return;
        }

        var elapsed = time.GetElapsedTime(_startedAt);
        Write(
            new ProgressRecord(id, activity, status(elapsed))
            {
                PercentComplete = share is { } done ? (int)(done * 100) : -1,
                SecondsRemaining = share is >= MinShare and var part ? (int)(elapsed.TotalSeconds * (1 - part) / part) : -1,
            }
        );
    }

    /// <summary>Shows immediately what the command waits for.</summary>
    public void Wait(string sentence) => Write(new ProgressRecord(id, activity, "Waiting") { CurrentOperation = sentence });

    /// <summary>Removes the progress from the screen.</summary>
    public void Complete()
    {
        if (_isShown)
        {
            write(new ProgressRecord(id, activity, "Done") { RecordType = ProgressRecordType.Completed });
        }
    }

    private void Write(ProgressRecord record)
    {
        write(record);
        _shownAt = time.GetTimestamp();
        _isShown = true;
    }
}
