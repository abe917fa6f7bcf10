using System.Globalization;
using System.Management.Automation;
using OpenClawSync.Records;

namespace OpenClawSync.Views;

/// <summary>A run as Invoke-OpenClawSync shows it: a few lines that tell at a glance what happened, and what to do when not all went well.</summary>
public static class RunSummary
{
    private const string TypeName = "OpenClawSync.Records.SyncRun#Summary";
    private const int MaxSamples = 3;

    // All fits a screen of 80 columns.
    private const int LabelWidth = 12;
    private const int TextWidth = 67;

    /// <summary>The lines of the summary, none longer than 79 characters.</summary>
    /// <param name="run">The run.</param>
    public static IReadOnlyList<string> Lines(SyncRun run) =>
        [
            $"Sync {View.Status(run.Status)} in {View.Took(run.Duration)}",
            .. Block("Rows", [Rows(run)]),
            .. Block(
                "Redacted",
                [$"{Counted(run.Redactions, Tone.Warning)} {(run.Redactions == 1 ? "place" : "places")} in what was sent"]
            ),
            .. Block("Cursors", [View.Cursors(run.CursorTo)]),
            .. Block("Run", Wrapped(run.InstanceId.Length == 0 ? run.RunId : $"{run.RunId} of instance {run.InstanceId}")),
            .. run.Errors == 0 ? [] : Block("Errors", [Counted(run.Errors, Tone.Bad), .. Samples(run)]),
            .. run.DeadLetters == 0
                ? []
                : Block("Kept", [$"{Counted(run.DeadLetters, Tone.Warning)} dead {(run.DeadLetters == 1 ? "letter" : "letters")}"]),
            .. run.Errors + run.DeadLetters == 0 ? [] : Block("Next", Wrapped(Advice(run))),
        ];

    /// <summary>The run, marked so that it is shown as its summary. It stays the object it is.</summary>
    internal static PSObject Mark(SyncRun run)
    {
        var shown = PSObject.AsPSObject(run);
        shown.TypeNames.Insert(0, TypeName);
        return shown;
    }

    private static string Rows(SyncRun run)
    {
        var text =
            $"{Counted(run.Created, Tone.Good)} created, {Counted(run.Updated, Tone.Good)} updated, {Counted(run.Skipped, Tone.Plain)} skipped";
        return run.Removed == 0 ? text : $"{text}, {Counted(run.Removed, Tone.Warning)} removed";
    }

    private static IEnumerable<string> Samples(SyncRun run)
    {
        var shown = run.ErrorSamples.Take(MaxSamples).ToList();
        string[] rest = run.Errors > shown.Count ? [Style.Paint("ErrorSamples has more.", Tone.Quiet)] : [];
        return [.. shown.SelectMany(sample => Wrapped(View.Line(sample))), .. rest];
    }

    private static string Advice(SyncRun run) =>
        run.DeadLetters == 0
            ? "Get-Help about_OpenClawTroubleshooting says what each error means and what to do."
            : "Get-OpenClawDeadLetter, with the same -Target, shows what was kept and why; Get-Help about_OpenClawTroubleshooting says what to do.";

    private static IEnumerable<string> Block(string label, IEnumerable<string> lines) =>
        lines.Select((line, index) => Style.Paint(("  " + (index == 0 ? label : "")).PadRight(LabelWidth), Tone.Label) + line);

    private static IReadOnlyList<string> Wrapped(string text) => WordWrap.Lines(text, TextWidth);

    private static string Counted(long count, Tone tone) =>
        Style.Paint(count.ToString(CultureInfo.InvariantCulture), count == 0 ? Tone.Quiet : tone);
}
