using OpenClawSync.Records;
using OpenClawSync.Sources;

namespace OpenClawSync.Progress;

/// <summary>Shows the progress of reading a source: the records of the current kind, the rate, and what remains.</summary>
internal sealed class ReadingProgress(ProgressMeter meter)
{
    private RecordKind? _kind;
    private long _read;
    private double? _share;

    public void Add(ReadOutcome outcome)
    {
        StartKind(outcome.Record?.Kind ?? outcome.Progress?.Kind);
        _read += outcome.Record is null ? 0 : 1;
        _share = outcome.Progress?.Done ?? _share;
        if (_kind is { } kind)
        {
            meter.Show(elapsed => $"{kind}: {CountText.Format(_read, "read", elapsed)}", _share);
        }
    }

    // A source goes kind by kind, and each has a speed of its own.
    private void StartKind(RecordKind? kind)
    {
        if (kind is not null && kind != _kind)
        {
            (_kind, _read, _share) = (kind, 0, null);
            meter.Restart();
        }
    }
}
