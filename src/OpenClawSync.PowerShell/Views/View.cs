using System.Globalization;
using OpenClawSync.Connections;
using OpenClawSync.Protection;
using OpenClawSync.Records;

namespace OpenClawSync.Views;

/// <summary>Formats values for the views of the module: statuses and counts in colour, relative times, and shortened paths.</summary>
public static class View
{
    private const int StatusWidth = 9;

    private static readonly string[] TextFields = ["summary", "snippet", "errorSummary"];

    /// <summary>A status in the colour of its meaning.</summary>
    /// <param name="status">The status of a row, push, check or run.</param>
    public static string Status(object? status)
    {
        var text = Line(status?.ToString());
        return Style.Paint(text, Style.ForStatus(text));
    }

    /// <summary>Checks of a target as the lines of a table, without a header.</summary>
    /// <param name="checks">The checks.</param>
    public static IReadOnlyList<string> CheckLines(IEnumerable<TargetCheck> checks) =>
        [
            .. checks.Select(check =>
                $"  {Status(check.Status)}{new string(' ', StatusWidth - $"{check.Status}".Length)}{check.Name, -14} {Line(check.Detail)}"
            ),
        ];

    /// <summary>Checks of a target, one per line.</summary>
    /// <param name="checks">The checks.</param>
    public static string Checks(IEnumerable<TargetCheck> checks) =>
        string.Join('\n', checks.Select(check => $"{check.Name}: {Status(check.Status)}"));

    /// <summary>An introductory sentence, in the colour of labels.</summary>
    /// <param name="text">The sentence.</param>
    public static string Label(string? text) => Style.Paint(Line(text), Tone.Label);

    /// <summary>A number of errors, in red unless it is 0.</summary>
    /// <param name="count">The count.</param>
    public static string Errors(long count) => Count(count, Tone.Bad);

    /// <summary>A number of redactions, in yellow unless it is 0.</summary>
    /// <param name="count">The count.</param>
    public static string Redactions(long count) => Count(count, Tone.Warning);

    /// <summary>A reason or rule, in yellow.</summary>
    /// <param name="reason">The reason or rule.</param>
    public static string Reason(string? reason) => Style.Paint(Line(reason), Tone.Warning);

    /// <summary>A time relative to now.</summary>
    /// <param name="time">The time; null for an empty text.</param>
    public static string Ago(DateTimeOffset? time) => time is { } known ? RelativeTime.Format(known, TimeProvider.System) : "";

    /// <summary>A local time, and how far it is from now.</summary>
    /// <param name="time">The time; null for an empty text.</param>
    public static string When(DateTimeOffset? time) => time is { } known ? RelativeTime.Both(known, TimeProvider.System) : "";

    /// <summary>A duration in its largest unit.</summary>
    /// <param name="span">The duration.</param>
    public static string Took(TimeSpan span) => Elapsed.Format(span);

    /// <summary>Cursors in one line.</summary>
    /// <param name="cursors">The cursors.</param>
    public static string Cursors(Cursors cursors) =>
        $"tasks {CursorText(cursors.Tasks, Ago)}, cron {CursorText(cursors.Cron, Ago)}, memory {CursorText(cursors.Memory, Ago)}";

    /// <summary>Cursors, one per line.</summary>
    /// <param name="cursors">The cursors.</param>
    public static string CursorLines(Cursors cursors) =>
        $"tasks  {CursorText(cursors.Tasks, When)}\ncron   {CursorText(cursors.Cron, When)}\nmemory {CursorText(cursors.Memory, When)}";

    /// <summary>A path relative to the current folder or the home folder. If it does not fit, its beginning is cut.</summary>
    /// <param name="path">The path of a file, or the key and field of a record.</param>
    /// <param name="folder">The current folder.</param>
    /// <param name="width">The width available; 0 or less when unknown.</param>
    public static string Path(string? path, string? folder, int width) => ShortPath.Format(Line(path), folder ?? "", width);

    /// <summary>Text that an operator entered, on one line and with secrets redacted.</summary>
    /// <param name="text">The text.</param>
    public static string Safe(string? text) => Line(SafeMessage.Redact(text ?? ""));

    /// <summary>Untrusted text on one line, without control characters.</summary>
    /// <param name="text">The text.</param>
    public static string Line(string? text) => PlainLine.Format(text ?? "");

    /// <summary>Untrusted text with its line breaks, without other control characters.</summary>
    /// <param name="text">The text.</param>
    public static string Block(string? text) => PlainLine.Block(text ?? "");

    /// <summary>The text of a protected row: the summary of a task, the snippet of a memory entry, or the last error of a job.</summary>
    /// <param name="fields">The fields of the row.</param>
    public static string Text(IReadOnlyDictionary<string, object> fields) =>
        Block(TextFields.Select(name => fields.GetValueOrDefault(name)).OfType<string>().FirstOrDefault());

    private static string Count(long count, Tone tone) =>
        Style.Paint(count.ToString(CultureInfo.InvariantCulture), count > 0 ? tone : Tone.Plain);

    private static string CursorText(DateTimeOffset? time, Func<DateTimeOffset?, string> format) => time is null ? "none" : format(time);
}
