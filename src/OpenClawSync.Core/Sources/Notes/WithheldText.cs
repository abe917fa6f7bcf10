using System.Text.RegularExpressions;

namespace OpenClawSync.Sources.Notes;

/// <summary>
/// Finds what OpenClaw itself writes into notes to identify sessions and chats: the Session Key and Session ID lines of its hook, in any
/// markup, session keys anywhere, and the ids around the messages that the hook copies. It names people and devices, and does not leave
/// the machine.
/// </summary>
internal static partial class WithheldText
{
    private const string Name = "session[\\s*_`~.-]{0,6}(?:key|id)s?";

    /// <summary>The ranges in a text, in order and disjoint.</summary>
    public static IReadOnlyList<Range> Find(string text)
    {
        var ranges = new List<(int Start, int End)>();
        if (Contains("session"))
        {
            AddLabelLines(text, ranges);
            AddTableColumns(text, ranges);
            Add(LabelledValue());
        }

        if (Contains("agent:"))
        {
            Add(SessionKey());
        }

        if (Contains(" id:"))
        {
            Add(SenderId());
        }

        if (Contains("message_id:"))
        {
            Add(MessageId());
        }

        if (Contains("untrusted metadata"))
        {
            Add(MessageMetadata());
        }

        return ranges.Count == 0 ? [] : Merge(ranges);

        bool Contains(string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);

        void Add(Regex pattern) => ranges.AddRange(pattern.Matches(text).Select(match => (match.Index, match.Index + match.Length)));
    }

    private static void AddLabelLines(string text, List<(int Start, int End)> ranges)
    {
        foreach (Match match in LabelLine().Matches(text))
        {
            var end = LineEnd(text, match.Index);
            ranges.Add((match.Index, end));
            AddValueBelow(text, match.Index + match.Length, end, ranges);
        }
    }

    private static void AddTableColumns(string text, List<(int Start, int End)> ranges)
    {
        var end = 0;
        foreach (var match in LabelName().EnumerateMatches(text))
        {
            if (match.Index < end)
            {
                continue;
            }

            var start = text.AsSpan(0, match.Index).LastIndexOfAny('\r', '\n') + 1;
            end = LineEnd(text, match.Index);

            // In a table whose rows have a label each, the first row is a label and its value.
            if (text.AsSpan()[start..end].Contains('|') && !LabelledValue().IsMatch(text.AsSpan()[start..end]))
            {
                TableColumns.AddBelow(text, start, end, IsLabel, ranges);
            }
        }
    }

    private static bool IsLabel(string cell) => Label().IsMatch(cell);

    // The value of a label that stands alone can be in the next line.
    private static void AddValueBelow(string text, int from, int labelEnd, List<(int Start, int End)> ranges)
    {
        if (text.AsSpan()[from..labelEnd].ContainsAnyExcept(" \t*_`~:=：|\"'<>/dtbh".AsSpan()))
        {
            return;
        }

        var start = labelEnd;
        while (start < text.Length && (char.IsWhiteSpace(text[start]) || text[start] is '>' or '*' or '+' or '-' or ':'))
        {
            start++;
        }

        var end = LineEnd(text, start);
        if (SingleWord().IsMatch(text[start..end]))
        {
            ranges.Add((start, end));
        }
    }

    private static int LineEnd(string text, int position)
    {
        var length = text.AsSpan(position).IndexOfAny('\r', '\n');
        return length < 0 ? text.Length : position + length;
    }

    private static List<Range> Merge(List<(int Start, int End)> ranges)
    {
        ranges.Sort();
        var merged = new List<Range>(ranges.Count);
        var (start, end) = (0, 0);
        foreach (var range in ranges)
        {
            if (range.Start > end)
            {
                Add();
                start = range.Start;
            }

            end = Math.Max(end, range.End);
        }

        Add();
        return merged;

        void Add()
        {
            if (end > start)
            {
                merged.Add(start..end);
            }
        }
    }

    [GeneratedRegex(Name, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex LabelName();

    // A line that begins with the label: after markup of any kind, and before a separator, a table cell or the end of the line.
    [GeneratedRegex(
        "^(?:[^\\p{L}\\p{N}\\r\\n<]|<[^>\\r\\n]{0,99}>|[0-9]{1,3}[.)]|\\[x\\])*"
            + Name
            + "(?![\\p{L}\\p{N}])(?:[ ]?\\([^)\\r\\n]{0,40}\\))?"
            + "(?:<[^>\\r\\n]{0,99}>|[^\\p{L}\\p{N}\\r\\n:=：|→<])*(?:[:=：|→]|(?=[\\r\\n]|\\z)|<t?dd?\\b)",
        RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex LabelLine();

    [GeneratedRegex(
        "^[^\\p{L}\\p{N}]*" + Name + "[^\\p{L}\\p{N}]*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Label();

    [GeneratedRegex("^(?=.*[\\p{L}\\p{N}])[^\\s]+(?:\\s*</[a-z]+>)*\\s*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex SingleWord();

    // A label within a line, and its value.
    [GeneratedRegex(
        Name
            + "[^\\p{L}\\p{N}\\r\\n]{0,12}(?:(?:is|was)[^\\p{L}\\p{N}\\r\\n]{1,4})?"
            + "(?:agent:[^\\s|,;)\\]}\"'`<>]+|(?=[a-z_-]*[0-9])[a-z0-9_-]{8,})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex LabelledValue();

    [GeneratedRegex(
        "(?<![\\w:])agent:[a-z0-9][a-z0-9_-]{0,63}:[^\\s|,;)\\]}\"'`<>]+",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex SessionKey();

    // A message is preceded by its channel, sender and time in brackets.
    [GeneratedRegex(
        "(?<=\\[[a-z][^\\]\\r\\n]{0,160}[ ])id:[^\\s\\],;]+",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex SenderId();

    [GeneratedRegex("\\[message_id:[^\\]\\r\\n]*\\]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MessageId();

    // Or by JSON that describes it. In a quoted message the quotation marks are escaped.
    [GeneratedRegex(
        "\\\\?\"(?:[a-z_]+_id|id|sender|e164|username|tag|conversation_label|group_subject|group_channel|from|to)\\\\?\"[ ]?:[ ]?"
            + "(?:\\\\?\"[^\"\\r\\n]*\"|-?[0-9]+)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex MessageMetadata();
}
