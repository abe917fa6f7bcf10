using System.Buffers;
using OpenClawSync.Detection.Patterns;
using OpenClawSync.Detection.Rules;
using OpenClawSync.Detection.Scanning;
using OpenClawSync.Detection.Structure;
using OpenClawSync.Detection.Text;
using OpenClawSync.Detection.Values;

namespace OpenClawSync.Detection;

/// <summary>Reads each long run of token characters and what is joined to its front, and tries the rules whose tokens open so.</summary>
internal static class TokenScanner
{
    // Hashes: no token is lower-case hex and nothing else.
    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdef");

    private const int LookBack = 48;

    // No name in camel case is so long.
    private const int LongName = 40;

    private const int MarkedLength = 20;
    private const int MaxMarked = 96;

    // Work allowed a character of a run. Only text made to exhaust us needs more; such a run is withheld whole.
    private const int StepsPerCharacter = 64;

    /// <summary>True when some character of the text is not ASCII.</summary>
    public static bool Run(ref Scan scan)
    {
        var runs = new RunFinder(scan.Text);
        while (runs.TryNext(out var start, out var end))
        {
            if (IsCandidate(scan.Text, start, end))
            {
                ReadRun(ref scan, start, end);
            }
        }

        return runs.SawNonAscii;
    }

    /// <summary>Tries the rules at each word of a stretch that something else led to, such as the host of a web hook.</summary>
    public static void ReadAround(ref Scan scan, int from, int end)
    {
        from = Math.Max(0, from);
        scan.Steps += end - from;
        ReadTokens(ref scan, Front(scan.Text, from, end), Math.Min(scan.Text.Length, end));
    }

    // Names in camel case and UUIDs are the bulk of long runs; tokens have digits, or an opening that a mark ends.
    private static bool IsCandidate(ReadOnlySpan<char> text, int start, int end)
    {
        var run = text[start..end];
        var joined = start > 0 && text[start - 1] is '.' or ':' or '|';
        if (
            !joined
            && run.Length < LongName
            && run[1..].ContainsAnyInRange('a', 'z')
            && !run.ContainsAnyInRange('0', '9')
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
        if (end <= scan.TokensReadTo)
        {
            return;
        }

        var from = Front(scan.Text, Math.Max(scan.TokensReadTo, start - LookBack), Math.Max(start, scan.TokensReadTo));
        scan.Steps += end - from;
        var found = ReadTokens(ref scan, from, end);
        scan.TokensReadTo = Math.Max(scan.TokensReadTo, end);
        if (!found && end > scan.Base64ReadTo)
        {
            RunReader.Read(ref scan, start, end);
        }
    }

    // Goes left over what can join the parts of one token, so that `SG.` or `prod:name|` before the run is tried too.
    private static int Front(ReadOnlySpan<char> text, int floor, int start)
    {
        while (start > floor && Chars.IsJoined(text[start - 1]))
        {
            start--;
        }

        return start;
    }

    // Goes from word to word; a token opens only where a word does, or behind an escape.
    private static bool ReadTokens(ref Scan scan, int from, int end)
    {
        var text = scan.Text;
        var limit = scan.Steps + 4096 + (StepsPerCharacter * (long)(end - from));
        var marked = end - from >= MarkedLength ? scan.Rules.Tokens.FindMarked(text[from..MarkedEnd(text, end)]) : [];
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

            var length = wordEnd > at || !marked.IsEmpty ? MatchAt(ref scan, at, wordEnd - at, marked) : 0;
            if (length > 0)
            {
                found = true;
                limit += length;
                scan.TokensReadTo = at + length;
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

    // Marks may stand past the run, behind a `+`, `/`, `.` or `~` that ended it.
    private static int MarkedEnd(ReadOnlySpan<char> text, int end)
    {
        var limit = Math.Min(text.Length, end + MaxMarked);
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

    // The run may begin with the letters of an escape: `\nghp_…`, `\u003dghp_…`.
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

    private static int MatchAt(ref Scan scan, int at, int word, ReadOnlySpan<PrefixIndex.Entry> marked)
    {
        var rest = scan.Text[at..];
        if (rest.Length < 3)
        {
            return 0;
        }

        var tokens = scan.Rules.Tokens;
        var length = word == 0 ? 0 : Match(ref scan, at, word, tokens.Find(rest[0], rest[1], rest[2]));
        if (length == 0)
        {
            length = Match(ref scan, at, word, tokens.FindLong(word));
        }

        return length == 0 && !marked.IsEmpty ? Match(ref scan, at, word, marked) : length;
    }

    private static int Match(ref Scan scan, int at, int word, ReadOnlySpan<PrefixIndex.Entry> entries)
    {
        var longest = 0;
        foreach (var entry in entries)
        {
            var rest = scan.Text[at..];
            if (!entry.CanOpen(rest[2], word))
            {
                continue;
            }

            var pattern = entry.Pattern;
            var length = pattern.Match(rest, out var secretAt, out var read);
            scan.Steps += read + 1;
            if (length <= 0 || !IsWhole(pattern, rest, length))
            {
                continue;
            }

            if (!IsReal(entry.Rule, rest[..length], Math.Max(secretAt, pattern.LeadLength)))
            {
                continue;
            }

            if (entry.Rule.NotDigest && IsTailOrDigest(scan.Text, at))
            {
                continue;
            }

            length = WithoutTrail(pattern, scan.Text, at, length);
            scan.Add(at + secretAt, at + length, entry.Rule);
            longest = Math.Max(longest, length);
        }
        return longest;
    }

    // The rest of a longer run of Base64, or a hash behind its name.
    private static bool IsTailOrDigest(ReadOnlySpan<char> text, int at)
    {
        var isTail = at > 0 && text[at - 1] != '-' && Chars.IsBase64(text[at - 1]) && !Escapes.EndsEscape(text, at);
        return isTail || Shapes.IsDigestPrefix(text[..at]);
    }

    // A token of fixed length that goes on is another kind of text.
    private static bool IsWhole(TokenPattern pattern, ReadOnlySpan<char> rest, int length)
    {
        if (!pattern.EndsFixed || length == rest.Length)
        {
            return true;
        }

        var next = rest[length];
        if (Chars.IsLetterOrDigit(next))
        {
            return false;
        }

        return !(pattern.Tail.Contains(next) && length + 1 < rest.Length && Chars.IsLetterOrDigit(rest[length + 1]));
    }

    // The full stop of the sentence and the `_` that closes emphasis are not the token's.
    private static int WithoutTrail(TokenPattern pattern, ReadOnlySpan<char> text, int at, int length)
    {
        var end = at + length;
        if (text[end - 1] == '.' && (end == text.Length || Chars.IsSpace(text[end]) || text[end] is '"' or '\'' or '\\'))
        {
            end--;
        }

        if (at > 0 && text[at - 1] is '_' or '*')
        {
            while (text[end - 1] == '_')
            {
                end--;
            }
        }

        return end == at + length || pattern.Match(text[at..end], out _, out _) != end - at ? length : end - at;
    }

    private static bool IsReal(TokenRule rule, ReadOnlySpan<char> token, int lead)
    {
        if (rule.EvenExamples)
        {
            return true;
        }

        var body = token[Math.Min(lead, token.Length - 1)..];
        if (rule.Digits && TextShape.Measure(body).Digits < 2)
        {
            return false;
        }

        return !Placeholders.IsFilledToken(body) && (!rule.Random || Randomness.IsRandom(body));
    }
}
