using OpenClawSync.Detection.Patterns;
using OpenClawSync.Detection.Rules;
using OpenClawSync.Detection.Scanning;
using OpenClawSync.Detection.Text;
using OpenClawSync.Detection.Values;

namespace OpenClawSync.Detection;

/// <summary>Tries the token rules at one place of the text.</summary>
internal static class TokenMatcher
{
    // How soon after a token a note that it is public begins.
    private const int MaxNote = 24;

    /// <summary>Adds the tokens that begin at <paramref name="at"/> to the hits; returns the length of the longest, or 0.</summary>
    /// <param name="scan">The scan.</param>
    /// <param name="at">Where the token must begin.</param>
    /// <param name="wordLength">The length of the word of letters and digits that begins there.</param>
    /// <param name="marked">The patterns to try that can begin with anything and are known by a mark inside.</param>
    public static int Match(ref Scan scan, int at, int wordLength, ReadOnlySpan<PrefixIndex.Entry> marked)
    {
        var rest = scan.Text[at..];
        if (rest.Length < 3)
        {
            return 0;
        }

        var tokens = scan.Rules.Tokens;
        var length = wordLength == 0 ? 0 : TryEntries(ref scan, at, wordLength, tokens.Find(rest[0], rest[1], rest[2]));
        if (length == 0)
        {
            length = TryEntries(ref scan, at, wordLength, tokens.FindLong(wordLength));
        }

        return length == 0 && !marked.IsEmpty ? TryEntries(ref scan, at, wordLength, marked) : length;
    }

    private static int TryEntries(ref Scan scan, int at, int wordLength, ReadOnlySpan<PrefixIndex.Entry> entries)
    {
        var longest = 0;
        foreach (var entry in entries)
        {
            var rest = scan.Text[at..];
            if (!entry.CanBegin(rest[2], wordLength))
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

            if (entry.Rule.MayBePublic && IsPublic(scan.Text, at, length))
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

    private static bool IsPublic(ReadOnlySpan<char> text, int at, int length) =>
        PublicText.IsPublic(text.Slice(at, length))
        || PublicText.IsSaidAfter(text[(at + length)..Math.Min(text.Length, at + length + MaxNote)]);

    // The rest of a longer run of Base64, or a hash after its name.
    private static bool IsTailOrDigest(ReadOnlySpan<char> text, int at)
    {
        var isTail = at > 0 && text[at - 1] != '-' && Chars.IsBase64(text[at - 1]) && !Escapes.EndsEscape(text, at);
        return isTail || Shapes.IsDigestPrefix(text[..at]);
    }

    // A token of fixed length that continues past it is another kind of text.
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

    // The full stop of the sentence and the `_` that closes emphasis are not part of the token.
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
