using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Sentences;

/// <summary>Joins the groups of a long code, such as <c>3781 4481</c> or <c>olt5 fihk xg7r vh5s</c>, into one token.</summary>
internal static class GroupMerge
{
    private const int MinLength = 2;
    private const int MaxLength = 8;
    private const int MaxGroups = 16;

    // So many groups of letters alone are no longer words that happen to have the same length.
    private const int MinLetterGroups = 4;

    /// <summary>Joins them in place; returns how many tokens are left.</summary>
    public static int Merge(ReadOnlySpan<char> text, Span<SentenceToken> tokens)
    {
        var count = 0;
        for (var at = 0; at < tokens.Length; )
        {
            var groups = GroupsFrom(text, tokens[at..]);
            tokens[count++] =
                groups > 1 ? tokens[at] with { End = tokens[at + groups - 1].End, Kind = TokenKind.Groups, Word = null } : tokens[at];
            at += groups;
        }

        return count;
    }

    private static int GroupsFrom(ReadOnlySpan<char> text, ReadOnlySpan<SentenceToken> tokens)
    {
        var first = tokens[0];
        if (!IsGroup(text, first))
        {
            return 1;
        }

        var (groups, digits) = (0, 0);
        for (; groups < tokens.Length && groups < MaxGroups; groups++)
        {
            var token = tokens[groups];
            if (
                token.Length != first.Length
                || !IsGroup(text, token)
                || (groups > 0 && !IsOneBlank(text[tokens[groups - 1].End..token.Start]))
            )
            {
                break;
            }

            digits += text[token.Start..token.End].ContainsAny(CharSets.Digits) ? 1 : 0;
        }

        return groups > 1 && digits > 0 && (digits == groups || groups >= MinLetterGroups) ? groups : 1;
    }

    private static bool IsOneBlank(ReadOnlySpan<char> between) => between.Length == 1 && Chars.IsBlank(between[0]);

    private static bool IsGroup(ReadOnlySpan<char> text, in SentenceToken token)
    {
        if (token.Kind != TokenKind.Word || token.Word is not null || token.Length is < MinLength or > MaxLength)
        {
            return false;
        }

        foreach (var c in text[token.Start..token.End])
        {
            if (!Chars.IsLetterOrDigit(c))
            {
                return false;
            }
        }

        return true;
    }
}
