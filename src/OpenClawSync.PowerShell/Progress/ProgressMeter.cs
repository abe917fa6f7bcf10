using System.Management.Automation;

namespace OpenClawSync.Progress;

/// <summary>
/// One progress record of a command: a sentence with counts and rates, the share that is done, and the time that is left. What takes no time
/// shows none.
/// </summary>
/// <param name="write">Writes a record to the session.</param>
/// <param name="id">Tells it from those of other commands in the pipeline.</param>
/// <param name="activity">What is being done.</param>
/// <param name="time">The clock.</param>
internal sealed class ProgressMeter(Action<ProgressRecord> write, int id, string activity, TimeProvider time)
{
    // Hosts draw slowly; more often than this helps nobody.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    // Of less than this no rate can be told that means anything.
    private const double LeastShare = 0.02;

    private long _startedAt = time.GetTimestamp();
    private long _shownAt = time.GetTimestamp();
    private bool _isShown;

    /// <summary>Counts time from here on: what follows has a rate of its own.</summary>
    public void Restart() => _startedAt = time.GetTimestamp();

    /// <summary>Shows how far it is, unless that was shown a moment ago.</summary>
    /// <param name="status">Makes the sentence, told how long it has taken.</param>
    /// <param name="share">How much is done, from 0 to 1; null when that is not known.</param>
    public void Show(Func<TimeSpan, string> status, double? share = null)
    {
        if (time.GetElapsedTime(_shownAt) < Pause)
        {
            return;
        }

        var elapsed = time.GetElapsedTime(_startedAt);
        Write(
            new ProgressRecord(id, activity, status(elapsed))
            {
                PercentComplete = share is { } done ? (int)(done * 100) : -1,
                SecondsRemaining = share is >= LeastShare and var part ? (int)(elapsed.TotalSeconds * (1 - part) / part) : -1,
            }
        );
    }

    /// <summary>Shows at once what is waited for.</summary>
    public void Wait(string sentence) => Write(new ProgressRecord(id, activity, "Waiting") { CurrentOperation = sentence });

    /// <summary>Takes it off the screen.</summary>
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
