using OpenClawSync.Detection.Rules;
using OpenClawSync.Detection.Scanning;
using OpenClawSync.Detection.Text;
using OpenClawSync.Detection.Values;

namespace OpenClawSync.Detection.Keys;

/// <summary>Splits a key's name into words (snake, camel, kebab, dots) and judges it by its last words.</summary>
internal static class KeyName
{
    private const int MaxWords = 12;
    private const int MaxWord = 24;
    private const int MaxName = 160;

    public static KeyStrength Judge(ReadOnlySpan<char> name, KeyLexicon lexicon)
    {
        Span<char> flat = stackalloc char[MaxName];
        Span<WordKind> kinds = stackalloc WordKind[MaxWords];
        var count = Split(name, flat, kinds, out var flatLength);
        if (count < 0)
        {
            return KeyStrength.None;
        }

        if (lexicon.IsExtra(flat[..flatLength]))
        {
            return KeyStrength.Password;
        }

        return KeyWords.IsStrongCompound(flat[..flatLength]) ? KeyStrength.Token : Judge(kinds[..count]);
    }

    private static KeyStrength Judge(ReadOnlySpan<WordKind> kinds)
    {
        if (kinds.Contains(WordKind.Public))
        {
            return KeyStrength.None;
        }

        var last = kinds.Length - 1;
        while (last > 0 && kinds[last] == WordKind.Neutral)
        {
            last--;
        }

        if (last < 0)
        {
            return KeyStrength.None;
        }

        switch (kinds[last])
        {
            case WordKind.Password:
                return KeyStrength.Password;
            case WordKind.Code:
                return KeyStrength.Code;
            case WordKind.Phrase:
                return KeyStrength.Phrase;
            case WordKind.Token:
                return HasPublic(kinds[..last]) ? KeyStrength.None : KeyStrength.Token;
            case WordKind.Key:
                return JudgeKey(kinds[..last]);
            case WordKind.Other or WordKind.Qualifier or WordKind.Neutral:
                return
                    Contains(kinds[..last], WordKind.Password)
                    || Contains(kinds[..last], WordKind.Token)
                    || Contains(kinds[..last], WordKind.Key)
                    ? KeyStrength.Hint
                    : KeyStrength.None;
            default:
                return KeyStrength.None;
        }
    }

    private static KeyStrength JudgeKey(ReadOnlySpan<WordKind> before)
    {
        if (before.Length == 0)
        {
            return KeyStrength.Hint;
        }

        return before[^1] switch
        {
            WordKind.Qualifier or WordKind.Token or WordKind.Password => HasPublic(before) ? KeyStrength.None : KeyStrength.Token,
            WordKind.Harmless => KeyStrength.None,
            _ => KeyStrength.Hint,
        };
    }

    private static bool HasPublic(ReadOnlySpan<WordKind> kinds) => kinds.Length > 0 && kinds[^1] == WordKind.Harmless;

    private static bool Contains(ReadOnlySpan<WordKind> kinds, WordKind kind) => kinds.Contains(kind);

    // Fills the kinds of the words; -1 when there are too many to be a name.
    private static int Split(ReadOnlySpan<char> name, Span<char> flat, Span<WordKind> kinds, out int flatLength)
    {
        flatLength = 0;
        var count = 0;
        var at = 0;
        while (at < name.Length)
        {
            while (at < name.Length && !IsWordPart(name[at]))
            {
                at++;
            }

            var start = at;
            while (at < name.Length && IsWordPart(name[at]) && (at == start || !IsHump(name, at)))
            {
                at++;
            }

            if (at == start)
            {
                break;
            }

            if (count == kinds.Length || at - start > MaxWord || flatLength + at - start > flat.Length)
            {
                return -1;
            }

            var word = flat.Slice(flatLength, at - start);
            for (var i = 0; i < word.Length; i++)
            {
                word[i] = char.ToLowerInvariant(name[start + i]);
            }

            flatLength += word.Length;
            kinds[count++] = KindOf(word);
        }
        return count;
    }

    // Digits at the end of a word do not change it: password2, token1.
    private static WordKind KindOf(ReadOnlySpan<char> word)
    {
        var kind = KeyLexicon.KindOf(word);
        var bare = word.TrimEnd("0123456789");
        if (kind != WordKind.Other)
        {
            return kind;
        }

        if (bare.Length == word.Length)
        {
            return ProviderNames.Contains(word) ? WordKind.Qualifier : kind;
        }

        return bare.Length == 0 ? WordKind.Neutral : KeyLexicon.KindOf(bare);
    }

    private static bool IsWordPart(char c) => Chars.IsLetterOrDigit(c) || c is >= '\u00c0' and < '\u0250';

    // aB starts a word at B; ABc starts one at B too.
    private static bool IsHump(ReadOnlySpan<char> name, int at) =>
        Chars.IsUpper(name[at])
        && (
            Chars.IsLower(name[at - 1])
            || Chars.IsDigit(name[at - 1])
            || (at + 1 < name.Length && Chars.IsLower(name[at + 1]) && Chars.IsUpper(name[at - 1]))
        );
}
