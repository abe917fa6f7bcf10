using System.Buffers;
using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Values;

/// <summary>Decides whether the value of a key is a secret, by what the name says and what the value looks like.</summary>
internal static class ValueGate
{
    private const int MinNumber = 15;

    private static readonly SearchValues<char> StrongMarks = SearchValues.Create("!@#$%^&*+=?~");

    public static bool Accepts(ReadOnlySpan<char> value, KeyStrength strength) => Accepts(value, strength, assignedTo: []);

    /// <summary>As above. Where the value is assigned to a name, a weak value is accepted too if the name is strong.</summary>
    public static bool Accepts(ReadOnlySpan<char> value, KeyStrength strength, ReadOnlySpan<char> assignedTo)
    {
        if (value.Length < 4 || value.IndexOf(Placeholder.Text) >= 0)
        {
            return false;
        }

        // Most values of such keys are counts and times; a number must be long to be a token.
        if (strength is KeyStrength.Token or KeyStrength.Hint && value.Length < MinNumber && !value.ContainsAnyExcept(CharSets.Digits))
        {
            return false;
        }

        if (strength == KeyStrength.Code)
        {
            return value.Length is >= 4 and <= 10 && TextShape.Measure(value).Digits == value.Length && Entropy.Distinct(value) > 2;
        }

        if (
            Reference.IsReference(value)
            || Placeholders.IsPlaceholder(value)
            || value[0] == '{'
            || value.StartsWith("--")
            || Shapes.IsPath(value)
        )
        {
            return false;
        }

        if (value.IndexOf(' ') >= 0)
        {
            return (strength is KeyStrength.Phrase or KeyStrength.Password && IsPhrase(value))
                || (strength == KeyStrength.Password && assignedTo.Length > 0 && IsGrouped(value));
        }

        return IsConvincing(value, strength) || (assignedTo.Length > 0 && WeakSecret.IsSecret(assignedTo, value, strength));
    }

    private static bool IsConvincing(ReadOnlySpan<char> value, KeyStrength strength) =>
        strength switch
        {
            KeyStrength.Phrase => IsPhrase(value) || IsPassword(value),
            KeyStrength.Password => IsPassword(value),
            KeyStrength.Token => value.Length >= 8 && IsToken(value),
            KeyStrength.Hint => value.Length >= 16 && IsHinted(value),
            _ => false,
        };

    private static bool IsPassword(ReadOnlySpan<char> value)
    {
        var shape = TextShape.Measure(value);
        if (shape.Letters == 0)
        {
            return shape.Digits >= 8 && shape.Marks == 0 && Entropy.Distinct(value) > 4 && !IsSequence(value);
        }

        if (Shapes.IsNumeric(value) || Entropy.Distinct(value) <= 3 || WeakWords.IsMadeOfWeakWords(value))
        {
            return false;
        }

        if (shape.Kinds == 1)
        {
            return value.Length >= 10 && !Wordiness.IsWordy(value);
        }

        if (shape.Digits == 0 && !HasStrongMark(value))
        {
            return IsUnlikeWords(value, shape) || IsJoinedPhrase(value);
        }

        return true;
    }

    private static bool IsToken(ReadOnlySpan<char> value)
    {
        var shape = TextShape.Measure(value);
        if (Shapes.IsUuid(value))
        {
            return Entropy.Distinct(value) > 5;
        }

        if (shape.Letters == 0 || Shapes.IsNumeric(value) || WeakWords.IsMadeOfWeakWords(value))
        {
            return shape.Digits == value.Length && value.Length >= 15 && Entropy.Distinct(value) >= 6 && !IsSequence(value);
        }

        if (IsWord(value, shape))
        {
            return false;
        }

        if (value.Length >= 16 && shape.IsHex)
        {
            return Entropy.Distinct(value) > 5;
        }

        if (shape.Digits == 0)
        {
            return value.Length >= 10 && IsUnlikeWords(value, shape) && Entropy.Measure(value) >= 2.9;
        }

        if (Entropy.Measure(value) < Math.Min(2.6, 0.72 * Math.Log2(value.Length)))
        {
            return false;
        }

        return shape.Digits >= 2 || HasStrongMark(value)
            ? !IsLabel(value, shape)
            : Randomness.IsRandom(value) || (value.Length < 16 && !Wordiness.IsWordy(value) && !IsLabel(value, shape));
    }

    private static bool IsHinted(ReadOnlySpan<char> value) =>
        !Shapes.IsHexDigest(value)
        && !Shapes.IsCacheKey(value)
        && !Shapes.IsUuid(value)
        && !Shapes.IsUlid(value)
        && value.IndexOfAny(" ,:/") < 0
        && Randomness.IsRandom(value)
        && Entropy.Measure(value) >= 3.4;

    // A word of any language that begins with a capital: `Autorisierung`, `Autorización`.
    private static bool IsWord(ReadOnlySpan<char> value, TextShape shape)
    {
        if (shape.Digits > 0)
        {
            return false;
        }

        var capitals = Chars.IsUpper(value[0]) ? 1 : 0;
        if (shape.Letters == value.Length)
        {
            return capitals == 1 && shape.Upper == 1;
        }

        foreach (var c in value)
        {
            if (c > 127 && char.IsLetter(c))
            {
                return true;
            }
        }

        return false;
    }

    // Letters that are not like words.
    private static bool IsUnlikeWords(ReadOnlySpan<char> value, TextShape shape) =>
        shape.Letters >= 8 && !Wordiness.IsWordy(value) && Entropy.Distinct(value) >= 7;

    // As in `correct-horse-battery-staple`.
    private static bool IsJoinedPhrase(ReadOnlySpan<char> value) =>
        value.Length >= 12 && value.Count('-') >= 2 && TextShape.Measure(value).Upper == 0;

    // Names with a number in them: `words-joined-v2`, `node_18_alpine`.
    private static bool IsLabel(ReadOnlySpan<char> value, TextShape shape) =>
        shape.Marks > 0 && shape.Upper <= 1 && Wordiness.IsWordy(value) && !HasStrongMark(value);

    private static bool HasStrongMark(ReadOnlySpan<char> value) => value.ContainsAny(StrongMarks);

    // A passphrase or the words of a wallet: several plain words that do not make a sentence.
    private static bool IsPhrase(ReadOnlySpan<char> value)
    {
        var words = 0;
        foreach (var part in value.Split(' '))
        {
            var word = value[part];
            if (word.Length == 0)
            {
                continue;
            }

            if (word.Length is < 3 or > 12 || TextShape.Measure(word).Lower != word.Length || WeakWords.Contains(word))
            {
                return false;
            }

            words++;
        }
        return words is >= 4 and <= 24;
    }

    // A generated password written in groups: "Xk9 mP2vL q8zz".
    private static bool IsGrouped(ReadOnlySpan<char> value)
    {
        var groups = 0;
        var mixed = false;
        foreach (var part in value.Split(' '))
        {
            var group = value[part];
            if (group.Length == 0 || WeakWords.Contains(group))
            {
                return false;
            }

            groups++;
            mixed |= group.Length > 4 && TextShape.Measure(group) is { Digits: > 0, Upper: > 0, Lower: > 0 } && Randomness.IsMixed(group);
        }
        return mixed && groups <= 4;
    }

    private static bool IsSequence(ReadOnlySpan<char> digits)
    {
        for (var i = 1; i < digits.Length; i++)
        {
            var step = digits[i] - digits[i - 1];
            if (step is not (1 or -1 or -9 or 9 or 0))
            {
                return false;
            }
        }
        return true;
    }
}
