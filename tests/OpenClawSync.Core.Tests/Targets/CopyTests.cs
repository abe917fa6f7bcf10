using System.Reflection;
using OpenClawSync.Records;
using OpenClawSync.Targets;

namespace OpenClawSync.Core.Tests.Targets;

/// <summary>What is copied by hand forgets no property.</summary>
public class CopyTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_copy_of_a_run_says_the_same()
    {
        var run = new SyncRun
        {
            RunId = "run",
            Status = "partial",
            StartedAt = Noon,
            FinishedAt = Noon.AddSeconds(3),
            CursorFrom = new Cursors { Tasks = Noon },
            CursorTo = new Cursors { Cron = Noon },
            Created = 1,
            Updated = 2,
            Skipped = 3,
            Removed = 4,
            Errors = 5,
            ErrorSamples = ["one"],
            Redactions = 6,
            DeadLetters = 7,
            PolicyId = "policy",
            InstanceId = "laptop",
        };

        AssertSame(run, new SyncRun(run));
    }

    [Fact]
    public void A_letter_or_cursor_changes_where_it_is_and_nothing_else()
    {
        var deadLetter = new DeadLetter
        {
            Id = "Task@store",
            Kind = RecordKind.Cron,
            SourceKey = "cron:a",
            Place = "store",
            Reason = "RowRefused",
            Attempts = 2,
            FirstAt = Noon,
            LastAt = Noon.AddHours(1),
            PolicyId = "policy",
            InstanceId = "laptop",
            Target = "target",
            Row = Row.Empty,
            RecordHash = [1],
        };
        var cursor = new SyncCursor
        {
            Kind = RecordKind.Memory,
            Cursor = Noon,
            Target = "target",
            InstanceId = "laptop",
            LastRunId = "run",
            PolicyId = "policy",
        };

        AssertSame(deadLetter, deadLetter.Of("target", "laptop"));
        AssertSame(cursor, cursor.At("target"));
        Assert.Equal(("other", "desk"), deadLetter.Of("other", "desk") is var moved ? (moved.Target, moved.InstanceId) : default);
        Assert.Equal("other", cursor.At("other").Target);
    }

    [Fact]
    public void Cursors_are_equal_when_they_stand_at_the_same_times()
    {
        Assert.Equal(new Cursors { Tasks = Noon }, Cursors.None.With(RecordKind.Task, Noon));
        Assert.Equal(new Cursors { Cron = Noon }, Cursors.None.With(RecordKind.Cron, Noon));
        Assert.NotEqual(new Cursors { Memory = Noon }, Cursors.None.With(RecordKind.Task, Noon));
        Assert.Equal(new Cursors { Cron = Noon }.GetHashCode(), Cursors.None.With(RecordKind.Cron, Noon).GetHashCode());
    }

    // Every property is set to something, or its being forgotten would not show.
    private static void AssertSame<T>(T one, T copy)
    {
        foreach (var property in typeof(T).GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        {
            var value = property.GetValue(one);
            Assert.False(value is null or 0L or "" or false, property.Name);
            Assert.Equal(value, property.GetValue(copy));
        }
    }
}
