using OpenClawSync.Detection.Rules;
using OpenClawSync.Detection.Text;
using OpenClawSync.Detection.Values;

namespace OpenClawSync.Detection.Scanning;

/// <summary>Splits the name of a key into words (snake, camel and kebab case, dots) and classifies it by the last ones.</summary>
internal static class KeyName
{
    private const int MaxWords = 12;
    private const int MaxWordLength = 24;
    private const int MaxNameLength = 160;

    /// <summary>What a name says about its value.</summary>
    public static KeyStrength Classify(ReadOnlySpan<char> name) => KeyNameCache.Classify(name);

    /// <summary>As <see cref="Classify(ReadOnlySpan{char})"/>, word by word.</summary>
    public static KeyStrength Compute(ReadOnlySpan<char> name)
    {
        Span<char> flat = stackalloc char[MaxNameLength];
        Span<WordKind> kinds = stackalloc WordKind[MaxWords];
        var count = Split(name, flat, kinds, out var flatLength);
        if (count < 0)
        {
            return KeyStrength.None;
        }

        return KeyWords.IsStrongCompound(flat[..flatLength]) ? KeyStrength.Token : Compute(kinds[..count]);
    }

    /// <summary>Whether all words of a name are such that they change nothing about what the name says.</summary>
    public static bool IsNeutral(ReadOnlySpan<char> name)
    {
        Span<char> flat = stackalloc char[MaxNameLength];
        Span<WordKind> kinds = stackalloc WordKind[MaxWords];
        var count = Split(name, flat, kinds, out _);
        return count > 0 && !kinds[..count].ContainsAnyExcept(WordKind.Neutral);
    }

    private static KeyStrength Compute(ReadOnlySpan<WordKind> kinds)
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
                return EndsHarmless(kinds[..last]) ? KeyStrength.None : KeyStrength.Token;
            case WordKind.Key:
                return ClassifyKey(kinds[..last]);
            case WordKind.Other or WordKind.Qualifier or WordKind.Neutral:
                return
                    kinds[..last].Contains(WordKind.Password)
                    || kinds[..last].Contains(WordKind.Token)
                    || kinds[..last].Contains(WordKind.Key)
                    ? KeyStrength.Hint
                    : KeyStrength.None;
            default:
                return KeyStrength.None;
        }
    }

    private static KeyStrength ClassifyKey(ReadOnlySpan<WordKind> before)
    {
        if (before.Length == 0)
        {
            return KeyStrength.Hint;
        }

        return before[^1] switch
        {
            WordKind.Qualifier or WordKind.Token or WordKind.Password => EndsHarmless(before) ? KeyStrength.None : KeyStrength.Token,
            WordKind.Harmless => KeyStrength.None,
            _ => KeyStrength.Hint,
        };
    }

    private static bool EndsHarmless(ReadOnlySpan<WordKind> kinds) => kinds.Length > 0 && kinds[^1] == WordKind.Harmless;

    // Fills in the kinds of the words and returns their number, or -1 when the text is too long for a name.
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

            if (count == kinds.Length || at - start > MaxWordLength || flatLength + at - start > flat.Length)
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

    // Digits at the end of a word do not change its kind: `password2`, `token1`.
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

    // A word starts at the B of `aB` and at the B of `ABc`.
    private static bool IsHump(ReadOnlySpan<char> name, int at) =>
        Chars.IsUpper(name[at])
        && (
            Chars.IsLower(name[at - 1])
            || Chars.IsDigit(name[at - 1])
            || (at + 1 < name.Length && Chars.IsLower(name[at + 1]) && Chars.IsUpper(name[at - 1]))
        );
}
