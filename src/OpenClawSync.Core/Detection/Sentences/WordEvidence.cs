using OpenClawSync.Detection.Language;
using OpenClawSync.Detection.Text;
using OpenClawSync.Detection.Values;

namespace OpenClawSync.Detection.Sentences;

/// <summary>
/// How much a value without digits looks like a secret, in points: whether lists have its words, and how they are joined.
/// </summary>
internal static class WordEvidence
{
    /// <summary>So many words joined are more often a password than the name of a thing.</summary>
    public const int MinJoined = 3;

    // A word that no list has, longer than the names of most things.
    private const int MinLongWord = 12;

    /// <summary>The points of a value.</summary>
    public static int Measure(ReadOnlySpan<char> value, TextShape shape)
    {
        if (
            value.Length >= 14
            && shape.Letters > 12
            && ValueEvidence.NonAsciiLetters(value) == 0
            && !value.ContainsAny('.', '_')
            && !Wordiness.IsWordy(value)
        )
        {
            return ValueEvidence.Random;
        }

        var marks = value.Length - shape.Letters - ValueEvidence.NonAsciiLetters(value);
        if (NamesItself(value) || (marks > 0 && IsMadeOfKnownWords(value)) || IsChoice(value))
        {
            return 0;
        }

        if (marks == 0 && IsFrequent(value))
        {
            return 0;
        }

        var words = CountJoined(value);
        if (marks > 0)
        {
            return words > MinJoined ? ValueEvidence.Number
                : value.Length >= 10 && (words == MinJoined || marks != value.Count('-')) ? 3
                : ValueEvidence.RareWord;
        }

        if (HasInnerCapital(value))
        {
            return words >= MinJoined ? ValueEvidence.Number : 3;
        }

        if (value.Length >= MinLongWord && value.Length == shape.Lower && !PlainPassword.EndsLikeWord(value))
        {
            return 3;
        }

        return value.Length < 6 || (char.IsUpper(value[0]) && !char.IsUpper(value[1])) ? 1 : ValueEvidence.RareWord;
    }

    // `db-credentials-prod`, `setPassword`: a name for a secret rather than the secret.
    private static bool NamesItself(ReadOnlySpan<char> value)
    {
        var start = 0;
        for (var at = 1; at <= value.Length; at++)
        {
            if (at == value.Length || !Scripts.IsWordPart(value[at]) || (char.IsUpper(value[at]) && char.IsLower(value[at - 1])))
            {
                if (at - start >= 3 && at - start < value.Length && WordLookup.IsNoun(value[start..at]))
                {
                    return true;
                }

                start = at < value.Length && !Scripts.IsWordPart(value[at]) ? at + 1 : at;
            }
        }

        return false;
    }

    // `hier_eintragen`, `ask-me`
    private static bool IsMadeOfKnownWords(ReadOnlySpan<char> value)
    {
        if (value.ContainsAny(ValueEvidence.StrongMarks))
        {
            return false;
        }

        foreach (var part in value.SplitAny('_', '-', '.', '/'))
        {
            var word = value[part];
            if (word.Length > 0 && WordLookup.Find(word) is null && !IsFrequent(word))
            {
                return false;
            }
        }

        return true;
    }

    // `account/collection`: one of the words is known.
    private static bool IsChoice(ReadOnlySpan<char> value)
    {
        var slash = value.IndexOf('/');
        return slash > 0
            && !value.ContainsAny(ValueEvidence.StrongMarks)
            && (WordLookup.Find(value[..slash]) is not null || WordLookup.Find(value[(slash + 1)..]) is not null);
    }

    private static bool IsFrequent(ReadOnlySpan<char> value)
    {
        Span<char> folded = stackalloc char[2 * Lexicon.MaxWordLength];
        return value.Length <= Lexicon.MaxWordLength
            && FoldedText.Fold(value, folded) is > 0 and var length
            && FrequentWords.Contains(folded[..length]);
    }

    /// <summary>How many words of three letters and more are joined by marks or by capitals.</summary>
    public static int CountJoined(ReadOnlySpan<char> value)
    {
        var (words, letters) = (0, 0);
        for (var i = 0; i <= value.Length; i++)
        {
            var isPart = i < value.Length && Scripts.IsWordPart(value[i]) && !Chars.IsDigit(value[i]);
            if (!isPart || (letters > 0 && char.IsUpper(value[i]) && char.IsLower(value[i - 1])))
            {
                words += letters >= 3 ? 1 : 0;
                letters = 0;
            }

            letters += isPart ? 1 : 0;
        }

        return words;
    }

    private static bool HasInnerCapital(ReadOnlySpan<char> value)
    {
        for (var i = 2; i < value.Length - 1; i++)
        {
            if (char.IsUpper(value[i]) && char.IsLower(value[i - 1]) && char.IsLower(value[i + 1]))
            {
                return true;
            }
        }

        return false;
    }
}
