using System.Collections.Frozen;
using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Values;

/// <summary>
/// Recognizes the name of a thing in the place of a secret: <c>db-credentials-prod</c>, <c>forgot-password-flow</c>,
/// <c>agent:main:direct:123</c>, <c>Float16_BE</c>, <c>notaries=800yr</c>.
/// </summary>
internal static class NameLike
{
    private const int MaxWordLength = 24;
    private const int MinCodeParts = 3;
    private const int MaxDigitsOfPart = 5;
    private const int MaxUnit = 4;

    private static readonly FrozenSet<string> Parts = (
        "flow forgot flags allocate smtp imap hmac psk user admin root policy reset rotation rotate module page form handler "
        + "middleware validator checker check guard view screen component "
        + "prod production staging dev qa backup primary old legacy migration schema setup runbook doc docs guide template class "
        + "type interface helper util utils lib pkg package repo feature fix bug issue ticket branch release pipeline workflow "
        + "strength field label button dialog modal prompt recovery hash hashing vault manager rules rule group role secret non no "
        + "outgoing incoming internal external different very operator keyword comment function punctuation"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Secrets = (
        "password passwords passwd passphrase passcode pass pwd secret secrets token tokens credential credentials cred creds key keys "
        + "apikey auth cookie jwt psk"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> SecretLookup = Secrets.GetAlternateLookup<
        ReadOnlySpan<char>
    >();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Parts.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>
    /// Whether the value is words joined by marks, more than half of which name kinds of things, secrets or systems. A word of a person's
    /// own among them is not enough for a secret.
    /// </summary>
    public static bool IsSlug(ReadOnlySpan<char> value)
    {
        if (value.IndexOfAny("-_/.:") < 0)
        {
            return false;
        }

        var parts = 0;
        var known = 0;
        var names = false;
        foreach (var range in value.SplitAny("-_/.:"))
        {
            var part = value[range];
            var word = part.TrimEnd("0123456789");
            if (part.Length == 0 || part.Length - word.Length > 4)
            {
                return false;
            }

            if (
                word.Length > MaxWordLength
                || TextShape.Measure(word) is not { Digits: 0, Marks: 0 } shape
                || (shape.Upper > 1 && shape.Lower > 0)
            )
            {
                return false;
            }

            parts++;
            known += IsKnown(word, out var isSecret) ? 1 : 0;
            names |= isSecret;
        }

        return parts >= 2 && names && known * 2 > parts;
    }

    /// <summary>
    /// Whether the name is that of a setting or a variable: <c>OPENCLAW_GATEWAY_TOKEN</c>, <c>gateway.auth.token</c>. What is assigned to
    /// one is its value, even where it reads like a name.
    /// </summary>
    public static bool IsSetting(ReadOnlySpan<char> name)
    {
        for (var i = 1; i < name.Length - 1; i++)
        {
            if (name[i] is '_' or '.' || (Chars.IsUpper(name[i]) && Chars.IsLower(name[i - 1])))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the value is an identifier in a program or of a document: words of one case, joined by marks.</summary>
    public static bool IsCodeName(ReadOnlySpan<char> value, int minParts = MinCodeParts)
    {
        var parts = 0;
        foreach (var range in value.SplitAny('-', '_'))
        {
            var part = value[range];
            if (part.Length == 0 && parts == 0)
            {
                continue;
            }

            if (!IsCodePart(part))
            {
                return false;
            }

            parts++;
        }

        return parts >= minParts;
    }

    /// <summary>Whether the value is names and numbers joined by colons, such as the key of a session.</summary>
    public static bool IsPathOfNames(ReadOnlySpan<char> value)
    {
        if (value.Count(':') < 1)
        {
            return false;
        }

        foreach (var range in value.Split(':'))
        {
            var part = value[range];
            var shape = TextShape.Measure(part);
            var isNumber = shape.Letters == 0 && shape.Digits > 0;
            if (!isNumber && (shape.Letters < 2 || shape.Upper > 1 || !(Wordiness.IsWordy(part) || shape.Digits == 0)))
            {
                return false;
            }
        }

        return Chars.IsLetter(value[0]) && (value.Count(':') >= 2 || TextShape.Measure(value).Digits <= 3);
    }

    /// <summary>Whether the value gives the number of a thing: <c>claude-opus-4-6=12k</c>, <c>notaries=800yr</c>.</summary>
    public static bool IsCount(ReadOnlySpan<char> value)
    {
        var sign = value.IndexOf('=');
        if (sign < 3 || sign + 1 >= value.Length || !Chars.IsDigit(value[sign + 1]))
        {
            return false;
        }

        var number = value[(sign + 1)..].TrimStart("0123456789.,");
        return number.Length <= MaxUnit && TextShape.Measure(number) is { Digits: 0 } && Wordiness.IsWordy(value[..sign]);
    }

    // Letters, perhaps with a short number before, after or between them, of one case.
    private static bool IsCodePart(ReadOnlySpan<char> part)
    {
        var shape = TextShape.Measure(part);
        if (part.Length is 0 or > MaxWordLength || shape.Marks > 0 || shape.Digits > MaxDigitsOfPart)
        {
            return false;
        }

        var capital = shape.Upper == 1 && Chars.IsUpper(part[0]);
        if (shape.Upper > 0 && shape.Lower > 0 && !capital)
        {
            return false;
        }

        var changes = 0;
        for (var i = 1; i < part.Length; i++)
        {
            changes += Chars.IsDigit(part[i]) == Chars.IsDigit(part[i - 1]) ? 0 : 1;
        }

        return changes <= 2;
    }

    // Whether the word is known to name a thing, and whether that is a secret.
    private static bool IsKnown(ReadOnlySpan<char> word, out bool isSecret)
    {
        Span<char> lower = stackalloc char[MaxWordLength];
        for (var i = 0; i < word.Length; i++)
        {
            lower[i] = Chars.ToLower(word[i]);
        }

        var name = lower[..word.Length];
        isSecret = SecretLookup.Contains(name);
        return isSecret || Lookup.Contains(name) || WeakWords.Contains(name);
    }
}
