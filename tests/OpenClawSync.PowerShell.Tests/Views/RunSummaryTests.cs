using System.Management.Automation.Host;
using CsCheck;
using OpenClawSync.PowerShell.Tests.Support;
using OpenClawSync.Records;
using OpenClawSync.Views;

namespace OpenClawSync.PowerShell.Tests.Views;

public sealed class RunSummaryTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    private readonly ViewFixture _views = new();

    public void Dispose() => _views.Dispose();

    [Fact]
    public void A_successful_run_is_summarised_in_six_lines()
    {
        File.Delete(Path.Combine(_views.Home, ".openclaw/workspace/memory/bad.md"));

        var lines = _views.Lines(_views.Sync, null, 80);

        Assert.Equal(6, lines.Count);
        Assert.Matches(@"^Sync succeeded in [\d.]+ m?s$", lines[0]);
        Assert.StartsWith("  Target    ", lines[1], StringComparison.Ordinal);
        Assert.Equal($"  Rows      0 created, 0 updated, {SampleHome.RecordCount} skipped", lines[2]);
        Assert.Equal("  Redacted  0 places in rows that changed", lines[3]);
        Assert.Matches("^  Cursors   tasks 2026-11-21, cron 2026-11-21, memory just now$", lines[4]);
        Assert.Matches(@"^  Run       \d{8}T\d{9}Z-[0-9a-f]{8}$", lines[5]);
    }

    [Fact]
    public void A_run_with_errors_shows_the_first_ones_and_what_to_do()
    {
        var lines = _views.Lines(_views.Sync, null, 80);

        Assert.StartsWith("Sync partial in ", lines[0], StringComparison.Ordinal);
        Assert.Contains("  Errors    1", lines);
        Assert.Contains(lines, line => line.StartsWith("            RecordMalformed", StringComparison.Ordinal));
        Assert.Contains("  Kept      1 dead letter", lines);
        Assert.Contains(
            lines,
            line =>
                line.StartsWith("  Next      ", StringComparison.Ordinal)
                && line.Contains("Get-OpenClawDeadLetter", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void The_emitted_object_is_the_run_with_an_additional_type_name()
    {
        var shown = Assert.Single(_views.Objects(_views.Sync));
        var logged = _views.Objects($"Get-OpenClawSyncRun -Target '{_views.Target}' -First 1")[0];

        Assert.Equal(["OpenClawSync.Records.SyncRun#Summary", .. logged.TypeNames], shown.TypeNames);
        Assert.Equivalent(logged.BaseObject, shown.BaseObject, strict: true);
    }

    [Fact]
    public void The_emitted_run_can_be_piped_into_other_commands()
    {
        Assert.Equal(3, _views.Objects($"{_views.Sync} | Reset-OpenClawSyncCursor -Target '{_views.Target}'").Count);
        Assert.Single(_views.Objects($"{_views.Sync} | Get-OpenClawSyncRun -Target '{_views.Target}'"));
    }

    [Fact]
    public void Any_summary_fits_a_screen_of_80_columns() =>
        Gen.Select(Gen.Long[0, 9_999_999], Gen.Long[0, 9_999_999], Gen.Int[0, 10], Gen.Int[0, 400], Gen.Bool)
            .Sample(
                (count, removed, errors, length, isNamed) =>
                {
                    var run = new SyncRun
                    {
                        RunId = "20261128T015022449Z-21f498e0",
                        Status = "succeeded",
                        StartedAt = Noon,
                        FinishedAt = Noon.AddMilliseconds(count),
                        Created = count,
                        Updated = count,
                        Skipped = count,
                        Removed = removed,
                        Errors = errors,
                        ErrorSamples = [.. Enumerable.Range(0, errors).Select(at => new string('x', length) + " and then " + at)],
                        DeadLetters = errors,
                        PolicyId = "policy",
                        InstanceId = isNamed ? new string('i', 64) : "",
                    };

                    var lines = RunSummary
                        .Lines(run)
                        .Select(line => PSHostUserInterface.GetOutputString(line, supportsVirtualTerminal: false))
                        .ToList();
                    Assert.All(lines, line => Assert.InRange(line.Length, 1, 79));
                    Assert.Equal(errors > 3, lines.Contains("            ErrorSamples has more."));
                }
            );
}
