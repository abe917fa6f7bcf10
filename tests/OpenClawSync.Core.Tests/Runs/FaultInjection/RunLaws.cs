using System.Text.Json;
using OpenClawSync.Records;

namespace OpenClawSync.Core.Tests.Runs.FaultInjection;

/// <summary>What holds after every run, however it ended.</summary>
internal static class RunLaws
{
    public static void Check(RunOutcome outcome, ModelTarget target, TargetView view, string report)
    {
        CheckReport(outcome, report);
        CheckCounts(outcome, target);
        foreach (var kind in RecordKinds.All)
        {
            CheckCursor(outcome, view, kind);
        }
    }

    private static void CheckReport(RunOutcome outcome, string path)
    {
        // Who was killed may have written none.
        if (outcome.WasKilled && !File.Exists(path))
        {
            return;
        }

        var text = File.ReadAllText(path);
        using var report = JsonDocument.Parse(text);
        // One that was killed has nobody to be told what ended it.
        string[] expected = outcome is { WasKilled: true, Run: null } ? ["failed", "stopped"] : [outcome.Status];
        Assert.Contains(report.RootElement.GetProperty("status").GetString(), expected);
        Assert.DoesNotContain(ModelTexts.Canary, text, StringComparison.Ordinal);
        Assert.DoesNotContain(ModelTexts.Canary, outcome.Said, StringComparison.Ordinal);
    }

    private static void CheckCounts(RunOutcome outcome, ModelTarget target)
    {
        if (outcome.Run is not { } run)
        {
            return;
        }

        var seen = outcome.Account.Records.Count(outcome.Options.Filter.Wants) + outcome.Account.Malformed;
        Assert.Equal(seen + outcome.Swept, run.Created + run.Updated + run.Skipped + run.DeadLetters);
        Assert.Equal(run.Errors == 0, run.Status == "succeeded");
        Assert.True(run.DeadLetters <= run.Errors, "A dead letter is an error that is told.");
        Assert.Contains(
            target.Runs(),
            logged => (logged.RunId, logged.Status, logged.Created, logged.Skipped) == (run.RunId, run.Status, run.Created, run.Skipped)
        );
    }

    // Law 6. What was remembered of a target that is another now is forgotten, cursors and all.
    private static void CheckCursor(RunOutcome outcome, TargetView view, RecordKind kind)
    {
        var (before, after, filter) = (outcome.Before.Of(kind), view.Cursors.Of(kind), outcome.Options.Filter);
        if (after is null || after == before)
        {
            return;
        }

        Assert.True(filter.IsWhole && filter.Kinds.Contains(kind), $"A filtered run moved the cursor of {kind}.");
        Assert.False(outcome.Account.Lost.Contains(kind), $"The cursor of {kind} passed what could not be read.");
        Assert.True(after <= outcome.StartedAt, $"The cursor of {kind} is past the start of the run.");
        Assert.All(
            outcome.Account.Records.Where(record => record.Kind == kind && !(record.SourceUpdatedAt > after)),
            record => RecordLaws.CheckSettled(record, outcome.Policy, view)
        );
    }
}
