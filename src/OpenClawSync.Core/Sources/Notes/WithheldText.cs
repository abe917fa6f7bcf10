using System.Buffers;
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

    // Most notes hold none of these, and are searched once.
    private static readonly SearchValues<string> Signs = SearchValues.Create(
        ["session", "agent:", " id:", "message_id:", "untrusted metadata"],
        StringComparison.OrdinalIgnoreCase
    );

    /// <summary>The ranges in a text, in order and disjoint.</summary>
    public static IReadOnlyList<Range> Find(string text)
    {
        if (!text.AsSpan().ContainsAny(Signs))
        {
            return [];
        }

        var ranges = new List<(int Start, int End)>();
        AddLabelled(text, ranges);
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

        void Add(Regex pattern)
        {
            foreach (var match in pattern.EnumerateMatches(text))
            {
                ranges.Add((match.Index, match.Index + match.Length));
            }
        }
    }

    private static void AddLabelled(string text, List<(int Start, int End)> ranges)
    {
        var end = 0;
        foreach (var label in LabelName().EnumerateMatches(text))
        {
            var value = At(LabelledValue(), text, label.Index);
            if (value > 0)
            {
                ranges.Add((label.Index, label.Index + value));
            }

            if (label.Index < end)
            {
                continue;
            }

            var start = text.AsSpan(0, label.Index).LastIndexOfAny('\r', '\n') + 1;
            end = LineEnd(text, label.Index);
            var labelLength = At(LabelLine(), text, start);
            if (labelLength > 0)
            {
                ranges.Add((start, end));
                AddValueBelow(text, start + labelLength, end, ranges);
            }

            // In a table whose rows have a label each, the first row is a label and its value.
            if (value == 0 && text.AsSpan()[start..end].Contains('|'))
            {
                TableColumns.AddBelow(text, start, end, IsLabel, ranges);
            }
        }
    }

    // The length of a match at a position; 0 for none.
    private static int At(Regex pattern, string text, int position)
    {
        foreach (var match in pattern.EnumerateMatches(text, position))
        {
            return match.Length;
        }

        return 0;
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
        "\\G(?:[^\\p{L}\\p{N}\\r\\n<]|<[^>\\r\\n]{0,99}>|[0-9]{1,3}[.)]|\\[x\\])*"
            + Name
            + "(?![\\p{L}\\p{N}])(?:[ ]?\\([^)\\r\\n]{0,40}\\))?"
            + "(?:<[^>\\r\\n]{0,99}>|[^\\p{L}\\p{N}\\r\\n:=：|→<])*(?:[:=：|→]|(?=[\\r\\n]|\\z)|<t?dd?\\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
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
        "\\G"
            + Name
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
