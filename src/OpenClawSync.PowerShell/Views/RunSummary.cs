using System.Globalization;
using System.Management.Automation;
using OpenClawSync.Records;

namespace OpenClawSync.Views;

/// <summary>The summary of a run that Invoke-OpenClawSync shows: what happened in a few lines, and what to do about errors.</summary>
public static class RunSummary
{
    private const string TypeName = "OpenClawSync.Records.SyncRun#Summary";
    private const int MaxSamples = 3;

    // Everything fits on a screen with 80 columns.
    private const int LabelWidth = 12;
    private const int TextWidth = 67;

    /// <summary>The lines of the summary, of 79 characters at most.</summary>
    /// <param name="run">The run.</param>
    public static IReadOnlyList<string> Lines(SyncRun run) =>
        [
            $"Sync {View.Status(run.Status)} in {View.Took(run.Duration)}",
            .. run.Target.Length == 0 ? [] : Block("Target", [View.Path(run.Target, null, TextWidth)]),
            .. run.PolicyPath is null ? [] : Block("Policy", [View.Path(run.PolicyPath, null, TextWidth)]),
            .. Block("Rows", [Rows(run)]),
            .. Block(
                "Redacted",
                [$"{Counted(run.Redactions, Tone.Warning)} {(run.Redactions == 1 ? "place" : "places")} in rows that changed"]
            ),
            .. Block("Cursors", [View.Cursors(run.CursorTo)]),
            .. Block("Run", Wrap(run.InstanceId.Length == 0 ? run.RunId : $"{run.RunId} of instance {run.InstanceId}")),
            .. run.Errors == 0 ? [] : Block("Errors", [Counted(run.Errors, Tone.Bad), .. Samples(run)]),
            .. run.DeadLetters == 0
                ? []
                : Block("Kept", [$"{Counted(run.DeadLetters, Tone.Warning)} dead {(run.DeadLetters == 1 ? "letter" : "letters")}"]),
            .. run.Errors + run.DeadLetters == 0 ? [] : Block("Next", Wrap(Advice(run))),
        ];

    /// <summary>Adds a type name to the run that selects the summary view. The object itself is not changed.</summary>
    internal static PSObject Mark(SyncRun run)
    {
        var shown = PSObject.AsPSObject(run);
        shown.TypeNames.Insert(0, TypeName);
        return shown;
    }

    private static string Rows(SyncRun run)
    {
        var (created, updated) = (Counted(run.Created, Tone.Good), Counted(run.Updated, Tone.Good));
        var text = $"{created} created, {updated} updated, {Counted(run.Skipped, Tone.Plain)} skipped";
        var removed = run.Removed == 0 ? "" : $", {Counted(run.Removed, Tone.Warning)} removed";
        return run.Repaired == 0 ? text + removed : $"{text}{removed}, {Counted(run.Repaired, Tone.Warning)} repaired";
    }

    private static IEnumerable<string> Samples(SyncRun run)
    {
        var shown = run.ErrorSamples.Take(MaxSamples).ToList();
        string[] rest = run.Errors > shown.Count ? [Style.Paint("ErrorSamples has more.", Tone.Quiet)] : [];
        return [.. shown.SelectMany(sample => Wrap(View.Line(sample))), .. rest];
    }

    private static string Advice(SyncRun run) =>
        run.DeadLetters == 0
            ? "Get-Help about_OpenClawTroubleshooting explains each error and what to do about it."
            : "Get-OpenClawDeadLetter, with the same -Target, shows which records failed and why. "
                + "Get-Help about_OpenClawTroubleshooting explains what to do.";

    private static IEnumerable<string> Block(string label, IEnumerable<string> lines) =>
        lines.Select((line, index) => Style.Paint(("  " + (index == 0 ? label : "")).PadRight(LabelWidth), Tone.Label) + line);

    private static IReadOnlyList<string> Wrap(string text) => WordWrap.Lines(text, TextWidth);

    private static string Counted(long count, Tone tone) =>
        Style.Paint(count.ToString(CultureInfo.InvariantCulture), count == 0 ? Tone.Quiet : tone);
}
