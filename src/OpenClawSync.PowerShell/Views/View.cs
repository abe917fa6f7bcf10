using System.Globalization;
using OpenClawSync.Connections;
using OpenClawSync.Protection;
using OpenClawSync.Records;

namespace OpenClawSync.Views;

/// <summary>What the views of the module show: statuses and counts in colour, times as people say them, places short.</summary>
public static class View
{
    private const int StatusWidth = 9;

    private static readonly string[] TextFields = ["summary", "snippet", "errorSummary"];

    /// <summary>A status in the colour of what it means.</summary>
    /// <param name="status">The status of a row, push, check or run.</param>
    public static string Status(object? status)
    {
        var text = Line(status?.ToString());
        return Style.Paint(text, StatusTone.For(text));
    }

    /// <summary>Checks of a target as a table without its head, line by line.</summary>
    /// <param name="checks">The checks.</param>
    public static IReadOnlyList<string> CheckLines(IEnumerable<TargetCheck> checks) =>
        [
            .. checks.Select(check =>
                $"  {Status(check.Status)}{new string(' ', StatusWidth - $"{check.Status}".Length)}{check.Name, -14} {Line(check.Detail)}"
            ),
        ];

    /// <summary>Checks of a target, each on a line of its own.</summary>
    /// <param name="checks">The checks.</param>
    public static string Checks(IEnumerable<TargetCheck> checks) =>
        string.Join('\n', checks.Select(check => $"{check.Name}: {Status(check.Status)}"));

    /// <summary>A sentence that introduces what follows, in the colour of labels.</summary>
    /// <param name="text">The sentence.</param>
    public static string Label(string? text) => Style.Paint(Line(text), Tone.Label);

    /// <summary>How many things went wrong, in red when any did.</summary>
    /// <param name="count">The count.</param>
    public static string Errors(long count) => Count(count, Tone.Bad);

    /// <summary>How many places were redacted, in yellow when any were.</summary>
    /// <param name="count">The count.</param>
    public static string Redactions(long count) => Count(count, Tone.Warning);

    /// <summary>A reason or rule, in yellow.</summary>
    /// <param name="reason">Why something is not as it should be.</param>
    public static string Reason(string? reason) => Style.Paint(Line(reason), Tone.Warning);

    /// <summary>A time as people say it.</summary>
    /// <param name="time">The time; nothing for none.</param>
    public static string Ago(DateTimeOffset? time) => time is { } known ? RelativeTime.Format(known, TimeProvider.System) : "";

    /// <summary>A time by the local clock, and as people say it.</summary>
    /// <param name="time">The time; nothing for none.</param>
    public static string When(DateTimeOffset? time) => time is { } known ? RelativeTime.Both(known, TimeProvider.System) : "";

    /// <summary>A span of time in its largest unit.</summary>
    /// <param name="span">The span.</param>
    public static string Took(TimeSpan span) => Elapsed.Format(span);

    /// <summary>Where cursors stand, in one line.</summary>
    /// <param name="cursors">The cursors.</param>
    public static string Cursors(Cursors cursors) =>
        $"tasks {Stand(cursors.Tasks, Ago)}, cron {Stand(cursors.Cron, Ago)}, memory {Stand(cursors.Memory, Ago)}";

    /// <summary>Where cursors stand, each on a line of its own.</summary>
    /// <param name="cursors">The cursors.</param>
    public static string CursorLines(Cursors cursors) =>
        $"tasks  {Stand(cursors.Tasks, When)}\ncron   {Stand(cursors.Cron, When)}\nmemory {Stand(cursors.Memory, When)}";

    /// <summary>A file from the present folder on, or from the home folder; what does not fit is cut from its beginning.</summary>
    /// <param name="path">The path of a file, or the key and field of a record.</param>
    /// <param name="folder">The present folder.</param>
    /// <param name="width">How much room there is; none where that is not known.</param>
    public static string Path(string? path, string? folder, int width) => ShortPath.Format(Line(path), folder ?? "", width);

    /// <summary>Text that an operator gave, without what any rule finds in it.</summary>
    /// <param name="text">The text.</param>
    public static string Safe(string? text) => Line(SafeMessage.Redact(text ?? ""));

    /// <summary>Text of others on one line, in which nothing controls the screen.</summary>
    /// <param name="text">The text.</param>
    public static string Line(string? text) => PlainLine.Format(text ?? "");

    /// <summary>Text of others with its lines, in which nothing controls the screen.</summary>
    /// <param name="text">The text.</param>
    public static string Block(string? text) => PlainLine.Block(text ?? "");

    /// <summary>The text of a protected row: the summary of a task, the snippet of a memory entry, or the last error of a job.</summary>
    /// <param name="fields">The fields of the row.</param>
    public static string Text(IReadOnlyDictionary<string, object> fields) =>
        Block(TextFields.Select(name => fields.GetValueOrDefault(name)).OfType<string>().FirstOrDefault());

    private static string Count(long count, Tone tone) =>
        Style.Paint(count.ToString(CultureInfo.InvariantCulture), count > 0 ? tone : Tone.Plain);

    private static string Stand(DateTimeOffset? time, Func<DateTimeOffset?, string> say) => time is null ? "none" : say(time);
}
