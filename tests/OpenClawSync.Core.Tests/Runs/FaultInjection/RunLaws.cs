using System.Text.Json;
using OpenClawSync.Protection;
using OpenClawSync.Records;

namespace OpenClawSync.Core.Tests.Runs.FaultInjection;

/// <summary>The laws that hold after every run, however it ended.</summary>
internal static class RunLaws
{
    public static void Check(RunOutcome outcome, ModelTarget target, TargetView view, string report)
    {
        CheckReport(outcome, report);
        CheckCounts(outcome, target);
        CheckHandled(outcome, view);
        foreach (var kind in RecordKinds.All)
        {
            CheckCursor(outcome, view, kind);
        }
    }

    /// <summary>A run that is limited to some records changes nothing but their rows, and moves no cursor.</summary>
    public static void CheckOthers(RunOutcome outcome, TargetView before, TargetView after)
    {
        var wanted = outcome
            .Account.Records.Where(outcome.Options.Filter.Wants)
            .Select(outcome.Policy.TryProtect)
            .OfType<ProtectedRecord>()
            .Select(record => record.SourceKey)
            .ToHashSet(StringComparer.Ordinal);
        Assert.Equal(Others(before), Others(after));

        IEnumerable<string> Others(TargetView view) =>
            view.Rows.Where(row => !wanted.Contains(row.SourceKey)).Select(RecordLaws.Text).Order(StringComparer.Ordinal);
    }

    private static void CheckReport(RunOutcome outcome, string path)
    {
        // A run that was killed may not have written a report.
        if (outcome.WasKilled && !File.Exists(path))
        {
            return;
        }

        var text = File.ReadAllText(path);
        using var report = JsonDocument.Parse(text);
        // When the process was killed, the report cannot know what the test observed.
        string[] expected = outcome is { WasKilled: true, Run: null } ? ["failed", "stopped"] : [outcome.Status];
        Assert.Contains(report.RootElement.GetProperty("status").GetString(), expected);
        Assert.DoesNotContain(ModelTexts.Canary, text, StringComparison.Ordinal);
        Assert.DoesNotContain(ModelTexts.Canary, outcome.ObserverText, StringComparison.Ordinal);
    }

    private static void CheckCounts(RunOutcome outcome, ModelTarget target)
    {
        if (outcome.Run is not { } run)
        {
            return;
        }

        var seen = outcome.Account.Records.Count(outcome.Options.Filter.Wants) + outcome.Account.Malformed;
        Assert.Equal(seen + outcome.FromRows, run.Created + run.Updated + run.Skipped + run.Repaired + run.DeadLetters);
        Assert.Equal(run.Errors == 0, run.Status == "succeeded");
        Assert.True(run.DeadLetters <= run.Errors, "Every dead letter is reported as an error.");
        Assert.Contains(
            target.Runs(),
            logged => (logged.RunId, logged.Status, logged.Created, logged.Skipped) == (run.RunId, run.Status, run.Created, run.Skipped)
        );
    }

    // A run that ended has handled everything it was to handle.
    private static void CheckHandled(RunOutcome outcome, TargetView view)
    {
        if (outcome.Run is not null)
        {
            Assert.All(
                outcome.Account.Records.Where(outcome.Options.Filter.Wants),
                record => RecordLaws.CheckHandled(record, outcome.Policy, view)
            );
        }
    }

    // Law 6. A reset target has no cursors.
    private static void CheckCursor(RunOutcome outcome, TargetView view, RecordKind kind)
    {
        var (before, after, filter) = (outcome.Before.Of(kind), view.Cursors.Of(kind), outcome.Options.Filter);
        if (after is null || after == before)
        {
            return;
        }

        Assert.True(filter.IsWhole && filter.Kinds.Contains(kind), $"A filtered run moved the cursor of {kind}.");
        Assert.False(outcome.Account.Lost.Contains(kind), $"The cursor of {kind} passed records that could not be read.");
        Assert.True(after <= outcome.StartedAt, $"The cursor of {kind} is past the start of the run.");
        Assert.All(
            outcome.Account.Records.Where(record => record.Kind == kind && !(record.SourceUpdatedAt > after)),
            record => RecordLaws.CheckHandled(record, outcome.Policy, view)
        );
    }
}
