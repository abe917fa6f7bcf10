using System.Management.Automation;
using Microsoft.Extensions.Time.Testing;
using OpenClawSync.Progress;
using OpenClawSync.Records;
using OpenClawSync.Sources;

namespace OpenClawSync.PowerShell.Tests.Progress;

public sealed class ProgressMeterTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly List<ProgressRecord> _shown = [];
    private readonly ProgressMeter _meter;

    public ProgressMeterTests() => _meter = new ProgressMeter(_shown.Add, 7, "Working", _time);

    [Fact]
    public void Fast_work_shows_no_progress()
    {
        _meter.Show(_ => "at once");
        _meter.Complete();

        Assert.Empty(_shown);
    }

    [Fact]
    public void Progress_has_counts_rate_and_remaining_time_and_is_not_updated_too_often()
    {
        _time.Advance(TimeSpan.FromSeconds(10));
        for (var count = 0; count < 100; count++)
        {
            _meter.Show(elapsed => CountText.Format(25_000, "read", elapsed), 0.25);
        }

        var record = Assert.Single(_shown);
        Assert.Equal(
            ("Working", "25,000 read (2,500/s)", 25, 30),
            (record.Activity, record.StatusDescription, record.PercentComplete, record.SecondsRemaining)
        );
    }

    [Fact]
    public void Without_a_known_share_no_remaining_time_is_shown()
    {
        _time.Advance(TimeSpan.FromSeconds(1));
        _meter.Show(_ => "on it");

        Assert.Equal((-1, -1), (_shown[0].PercentComplete, _shown[0].SecondsRemaining));
    }

    [Fact]
    public void Progress_is_removed_from_the_screen_at_the_end()
    {
        _time.Advance(TimeSpan.FromSeconds(1));
        _meter.Show(_ => "on it");
        _meter.Complete();

        Assert.Equal([ProgressRecordType.Processing, ProgressRecordType.Completed], _shown.Select(record => record.RecordType));
        Assert.All(_shown, record => Assert.Equal(7, record.ActivityId));
    }

    [Fact]
    public void Waiting_is_shown_immediately() =>
        Assert.Equal("for the endpoint", Single(() => _meter.Wait("for the endpoint")).CurrentOperation);

    [Fact]
    public void Each_kind_has_its_own_count_and_rate()
    {
        var progress = new ReadingProgress(_meter);
        AddRecords(
            progress,
            600,
            index => new TaskRecord
            {
                Id = $"{index}",
                SourceFormat = "test/1",
                Status = "queued",
            }
        );
        _time.Advance(TimeSpan.FromSeconds(2));
        progress.Add(new ReadProgress(RecordKind.Task, 0.5));
        Assert.Equal(
            ("Task: 600 read (300/s)", 50, 2),
            (_shown[^1].StatusDescription, _shown[^1].PercentComplete, _shown[^1].SecondsRemaining)
        );

        _time.Advance(TimeSpan.FromSeconds(2));
        AddRecords(
            progress,
            5,
            index => new MemoryRecord
            {
                FilePath = "MEMORY.md",
                EntryType = "longterm",
                Title = "t",
                Snippet = "s",
                SourceFormat = "test/1",
            }
        );
        _time.Advance(TimeSpan.FromSeconds(5));
        progress.Add(new ReadProgress(RecordKind.Memory, 0.1));

        Assert.Equal(
            ("Memory: 5 read (1/s)", 10, 45),
            (_shown[^1].StatusDescription, _shown[^1].PercentComplete, _shown[^1].SecondsRemaining)
        );
    }

    private static void AddRecords(ReadingProgress progress, int count, Func<int, OpenClawRecord> record)
    {
        for (var index = 0; index < count; index++)
        {
            progress.Add(record(index));
        }
    }

    private ProgressRecord Single(Action show)
    {
        show();
        return Assert.Single(_shown);
    }
}
