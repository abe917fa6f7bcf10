using System.Buffers;
using OpenClawSync.Detection.Rules;
using OpenClawSync.Detection.Scanning;
using OpenClawSync.Detection.Structure;
using OpenClawSync.Detection.Text;
using OpenClawSync.Detection.Values;

namespace OpenClawSync.Detection;

/// <summary>
/// Reads each long run of token characters, with what is joined to its front, and tries the rules whose tokens can begin there.
/// </summary>
internal static class TokenScanner
{
    // Runs of these are hashes: no token is lower-case hex and nothing else.
    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdef");

    private const int MaxLookBack = 48;

    // Names in camel case are shorter than this.
    private const int MinTokenOfLetters = 40;

    // For tokens that are known by a mark inside them.
    private const int MinMarkedLength = 20;
    private const int MaxMarkedTail = 96;

    // The work allowed for each character of a run. Only text made to exhaust the scanner needs more; such a run is redacted whole.
    private const int MaxStepsPerCharacter = 64;
    private const int BaseSteps = 4096;

    /// <summary>Scans the whole text; true when any of its characters is not ASCII.</summary>
    public static bool Run(ref Scan scan)
    {
        var runs = new RunFinder(scan.Text);
        while (runs.TryNext(out var start, out var end))
        {
            if (IsCandidate(scan.Text, start, end))
            {
                ReadRun(ref scan, start, end);
            }

            RunContext.Read(ref scan, start, end);
        }

        return runs.SawNonAscii;
    }

    /// <summary>Tries the rules at each word of a part of the text that a trigger led to, such as the host of a webhook.</summary>
    public static void ReadAround(ref Scan scan, int from, int end)
    {
        from = Math.Max(0, from);
        scan.Steps += end - from;
        ReadTokens(ref scan, FrontOf(scan.Text, from, end), Math.Min(scan.Text.Length, end));
    }

    // Most long runs are names in camel case and UUIDs. Tokens have digits, or a prefix that ends in a mark.
    private static bool IsCandidate(ReadOnlySpan<char> text, int start, int end)
    {
        var run = text[start..end];
        var joined = start > 0 && text[start - 1] is '.' or ':' or '|';
        if (
            !joined
            && run.Length < MinTokenOfLetters
            && run[1..].ContainsAny(CharSets.LowerLetters)
            && !run.ContainsAny(CharSets.Digits)
            && !run.ContainsAny('_', '-')
        )
        {
            return false;
        }

        if (!run.ContainsAnyExcept(Hex) && !joined && (end == text.Length || text[end] is '"' or '`' or ')' or ' ' or '\n' or '\'' or '\\'))
        {
            return false;
        }

        return !Shapes.IsUuid(run) || (start > 0 && text[start - 1] == '.');
    }

    private static void ReadRun(ref Scan scan, int start, int end)
    {
        if (end <= scan.Tokens.ReadTo)
        {
            return;
        }

        var from = FrontOf(scan.Text, Math.Max(scan.Tokens.ReadTo, start - MaxLookBack), Math.Max(start, scan.Tokens.ReadTo));
        scan.Steps += end - from;
        var found = ReadTokens(ref scan, from, end);
        scan.Tokens.ReadTo = Math.Max(scan.Tokens.ReadTo, end);
        if (!found)
        {
            Base64Scanner.ReadAround(ref scan, start, end);
        }
    }

    // Moves left over characters that can join the parts of one token, so that `SG.` or `prod:name|` before the run is tried too.
    private static int FrontOf(ReadOnlySpan<char> text, int floor, int start)
    {
        while (start > floor && Chars.IsJoined(text[start - 1]))
        {
            start--;
        }

        return start;
    }

    // Goes from word to word: a token begins only where a word does, or after an escape.
    private static bool ReadTokens(ref Scan scan, int from, int end)
    {
        var text = scan.Text;
        var limit = scan.Steps + BaseSteps + (MaxStepsPerCharacter * (long)(end - from));
        var marked = end - from >= MinMarkedLength ? scan.Rules.Tokens.FindMarked(text[from..MarkedEnd(text, end)]) : [];
        var escaped = EscapedStart(text, from);
        var found = false;
        var at = from;
        if (from > 0 && from != escaped && Chars.IsLetterOrDigit(text[from - 1]))
        {
            at = WordEnd(text, from, end);
        }

        while (at < end - 1)
        {
            var wordEnd = WordEnd(text, at, end);
            if (text[at] == '%')
            {
                escaped = at + 3;
            }
            else if (IsFlag(text, at))
            {
                escaped = at + 1;
            }

            var length = wordEnd > at || !marked.IsEmpty ? TokenMatcher.Match(ref scan, at, wordEnd - at, marked) : 0;
            if (length > 0)
            {
                found = true;
                limit += length;
                scan.Tokens.ReadTo = at + length;
                at += length;
                if (at < end && Chars.IsLetterOrDigit(text[at - 1]))
                {
                    at = WordEnd(text, at, end);
                }

                continue;
            }
            if (scan.Steps > limit)
            {
                scan.Add(at, end, StructureRules.Exhausting);
                return true;
            }
            if (at < escaped && escaped < wordEnd)
            {
                wordEnd = escaped;
            }

            at = Math.Max(at + 1, wordEnd);
        }
        return found;
    }

    // `mysql -pghp_…`: the value follows the letter of the flag.
    private static bool IsFlag(ReadOnlySpan<char> text, int at) =>
        text[at] is 'p' or 'P' && at > 0 && text[at - 1] == '-' && (at == 1 || Chars.IsSpace(text[at - 2]));

    // Marks may come after the run, behind a `+`, `/`, `.` or `~` that ended it.
    private static int MarkedEnd(ReadOnlySpan<char> text, int end)
    {
        var limit = Math.Min(text.Length, end + MaxMarkedTail);
        while (end < limit && Chars.IsJoined(text[end]))
        {
            end++;
        }

        return end;
    }

    private static int WordEnd(ReadOnlySpan<char> text, int at, int end)
    {
        while (at < end && Chars.IsLetterOrDigit(text[at]))
        {
            at++;
        }

        return at;
    }

    // The run may begin with the letters of an escape, as in `\nghp_…` and `\u003dghp_…`. -1 when it does not.
    private static int EscapedStart(ReadOnlySpan<char> text, int from)
    {
        var limit = Math.Min(text.Length, from + 6);
        for (var at = from + 1; at < limit; at++)
        {
            if (Escapes.EndsEscape(text, at))
            {
                return at;
            }
        }

        return from > 0 && Escapes.EndsEscape(text, from) ? from : -1;
    }
}
