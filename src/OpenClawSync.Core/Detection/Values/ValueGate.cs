using System.Buffers;
using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Values;

/// <summary>Decides whether the value of a key is a secret, by what the name says and what the value looks like.</summary>
internal static class ValueGate
{
    private const int MinNumber = 15;

    private static readonly SearchValues<char> StrongMarks = SearchValues.Create("!@#$%^&*+=?~");

    // Marks that names do not have either.
    private static readonly SearchValues<char> LabelMarks = SearchValues.Create("!@#$%^&*?");

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
            || IsPath(value, strength)
            || PublicText.IsPublic(value)
            || IsName(value, strength, assignedTo)
        )
        {
            return false;
        }

        if (value.IndexOf(' ') >= 0)
        {
            return (strength is KeyStrength.Phrase or KeyStrength.Password && Phrases.IsPhrase(value))
                || (assignedTo.Length > 0 && Phrases.LengthOfGroups(value) == value.Length)
                || (
                    strength == KeyStrength.Password && assignedTo.Length > 0 && (Phrases.IsGrouped(value) || Phrases.IsQuotedPhrase(value))
                );
        }

        return IsConvincing(value, strength) || (assignedTo.Length > 0 && WeakSecret.IsSecret(assignedTo, value, strength));
    }

    private static bool IsConvincing(ReadOnlySpan<char> value, KeyStrength strength) =>
        strength switch
        {
            KeyStrength.Phrase => Phrases.IsPhrase(value) || IsPassword(value),
            KeyStrength.Password => IsPassword(value),
            KeyStrength.Token => value.Length >= 8 && IsToken(value),
            KeyStrength.Hint => value.Length >= 16 && IsHinted(value),
            _ => false,
        };

    // A password may have a slash among its letters.
    private static bool IsPath(ReadOnlySpan<char> value, KeyStrength strength) =>
        Shapes.IsPath(value) && !(strength == KeyStrength.Password && Shapes.HasMixedPart(value));

    // What the name of an algorithm, of a thing or of its state tells is no secret, whatever it is given to.
    private static bool IsName(ReadOnlySpan<char> value, KeyStrength strength, ReadOnlySpan<char> assignedTo) =>
        StateWords.Contains(value)
        || StandIns.IsAlgorithm(value)
        || (!NameLike.IsSetting(assignedTo) && NameLike.IsSlug(value))
        || (strength is KeyStrength.Token or KeyStrength.Hint && (NameLike.IsPathOfNames(value) || NameLike.IsCount(value)));

    private static bool IsPassword(ReadOnlySpan<char> value)
    {
        var shape = TextShape.Measure(value);
        if (shape.Letters == 0)
        {
            return NativePassword.IsPassword(value)
                || (shape.Digits >= 8 && shape.Marks == 0 && Entropy.Distinct(value) > 4 && !IsSequence(value));
        }

        if (Shapes.IsNumeric(value) || Entropy.Distinct(value) <= 3 || WeakWords.IsMadeOfWeakWords(value))
        {
            return false;
        }

        if (shape.Kinds == 1)
        {
            return value.Length >= 10 && !Wordiness.IsWordy(value) && !Wordiness.IsPronounceable(value);
        }

        if (shape.Digits == 0 && !HasStrongMark(value))
        {
            if (NativePassword.IsWord(value))
            {
                return false;
            }

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
            return (shape.Upper == capitals && (capitals == 1 || Wordiness.IsPronounceable(value)))
                || (shape.Upper > 0 && Wordiness.IsCamelCase(value));
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
        shape.Letters >= 8
        && !Wordiness.IsWordy(value)
        && Entropy.Distinct(value) >= 7
        && !(shape.Letters == value.Length && shape.Upper == 1 && Chars.IsUpper(value[0]) && Wordiness.IsPronounceable(value));

    // As in `correct-horse-battery-staple` and `badger.otter.summer`.
    private static bool IsJoinedPhrase(ReadOnlySpan<char> value) =>
        value.Length >= 12 && (value.Count('-') >= 2 || value.Count('.') >= 2) && TextShape.Measure(value).Upper == 0;

    // Names with a number in them: `words-joined-v2`, `node_18_alpine`.
    private static bool IsLabel(ReadOnlySpan<char> value, TextShape shape) =>
        shape.Marks > 0
        && Wordiness.IsWordy(value)
        && (!HasStrongMark(value) || value.IndexOfAny(LabelMarks) < 0)
        && (shape.Upper <= 1 || NameLike.IsCodeName(value, minParts: 2));

    private static bool HasStrongMark(ReadOnlySpan<char> value) => value.ContainsAny(StrongMarks);

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
