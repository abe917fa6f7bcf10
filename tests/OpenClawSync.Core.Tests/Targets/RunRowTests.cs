using System.Reflection;
using System.Text.Json;
using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Fingerprint;
using OpenClawSync.Records;
using OpenClawSync.Targets;
using OpenClawSync.Targets.Sqlite;

namespace OpenClawSync.Core.Tests.Targets;

/// <summary>Every property of a run is stored, and read back from every store.</summary>
public sealed class RunRowTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    private static readonly SyncRun Run = new()
    {
        RunId = "run",
        Status = "partial",
        StartedAt = Noon,
        FinishedAt = Noon.AddSeconds(3),
        CursorFrom = new Cursors { Tasks = Noon, Memory = Noon.AddDays(-1) },
        CursorTo = new Cursors { Cron = Noon },
        Created = 1,
        Updated = 2,
        Skipped = 3,
        Removed = 4,
        Errors = 5,
        ErrorSamples = ["one", "two \"é\""],
        Redactions = 6,
        DeadLetters = 7,
        PolicyId = "policy",
        InstanceId = "laptop",
        Repaired = 8,
    };

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_run_round_trips_through_JSON() => AssertSame(Run, RunRow.Parse(JsonElement.Parse(CanonicalJson.Utf8(RunRow.From(Run)))));

    [Fact]
    public void A_run_round_trips_through_the_table()
    {
        using var connection = HomeBuilder.Open(_folder["runs.db"]);
        HomeBuilder.Execute(connection, RunTable.Create);
        RunTable.Write(connection, Run with { RunId = "older", StartedAt = Noon.AddHours(-1) });
        RunTable.Write(connection, Run with { Created = 99 });
        RunTable.Write(connection, Run);

        var runs = RunTable.Read(connection).ToList();

        Assert.Equal(["run", "older"], runs.Select(run => run.RunId));
        AssertSame(Run, runs[0]);
    }

    [Fact]
    public void A_row_has_the_fields_that_others_depend_on() =>
        Assert.Equal(
            """
            {"created":1,"cursorFrom":{"memory":1795089600000,"tasks":1795176000000},"cursorTo":{"cron":1795176000000},"deadLetters":7,
            "errorSamples":["one","two \"é\""],"errors":5,"finishedAt":1795176003000,"instanceId":"laptop","policyId":"policy",
            "redactions":6,"removed":4,"repaired":8,"runId":"run","skipped":3,"startedAt":1795176000000,"status":"partial","updated":2}
            """.ReplaceLineEndings(""),
            System.Text.Encoding.UTF8.GetString(CanonicalJson.Utf8(RunRow.From(Run)))
        );

    // Every property has a value, or a missing one would not be noticed.
    private static void AssertSame(SyncRun expected, SyncRun actual)
    {
        // Where the log is and which file the policy was read from are not part of the log.
        string[] others = [nameof(SyncRun.Target), nameof(SyncRun.PolicyPath)];
        foreach (
            var property in typeof(SyncRun)
                .GetProperties(BindingFlags.Instance | BindingFlags.Public)
                .Where(property => !others.Contains(property.Name))
        )
        {
            var value = property.GetValue(expected);
            Assert.False(value is null or 0L or "", property.Name);
            Assert.Equal(value, property.GetValue(actual));
        }
    }
}
