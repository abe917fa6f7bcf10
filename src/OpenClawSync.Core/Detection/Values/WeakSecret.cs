using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Values;

/// <summary>
/// Believes a key's name where the value alone would not convince: <c>token: abc123def456</c>.
/// What a name that only secrets bear is given is a secret, however weak, unless it is a blank to fill in, the key's own words
/// again, the name of a method or a type, a version, a file, or a plain word.
/// </summary>
internal static class WeakSecret
{
    private const int MaxValueLength = 200;
    private const int ShortestToken = 8;
    private const int ShortestPassword = 6;
    private const int ShortestPhrase = 14;

    // Names end in one digit: root-ca5, worker-1.
    private const int ShortestNumbered = 12;

    // test-client-secret, sb-access-token: the key again, with a word before it.
    private const int MaxAdditionLength = 6;

    private static readonly string[] StrongEndings =
    [
        "token",
        "secret",
        "key",
        "password",
        "passwd",
        "pwd",
        "pass",
        "passwort",
        "passphrase",
        "psk",
    ];

    private static readonly AsciiSet Code = AsciiSet.From("(){}[]<>;\"'`\\ ");

    /// <summary>True when the value beside this name is a secret; references and placeholders were turned away before.</summary>
    public static bool Is(ReadOnlySpan<char> name, ReadOnlySpan<char> value, KeyStrength strength)
    {
        var shortest = strength == KeyStrength.Password ? ShortestPassword : ShortestToken;
        if (strength is not (KeyStrength.Password or KeyStrength.Token))
        {
            return false;
        }

        if (value.Length < shortest || value.Length > MaxValueLength)
        {
            return false;
        }

        if (!IsStrong(name) || HasCode(value) || value.IndexOf("://") >= 0 || value[0] is '/' or '~' or '.')
        {
            return false;
        }

        var shape = TextShape.Measure(value);
        if (shape.Letters < 2 || StandIns.AreIn(value) || IsFile(value) || Restates(name, value))
        {
            return false;
        }

        if (strength == KeyStrength.Token && shape.Digits == 1 && value.Length < ShortestNumbered)
        {
            return false;
        }

        return shape.Digits == 0 ? IsPhrase(value, shape) : !IsVersion(value) && !StandIns.NameMethod(value) && !Shapes.IsNumeric(value);
    }

    // The name's last word counts, whatever number or neutral mark stands behind it.
    private static bool IsStrong(ReadOnlySpan<char> name)
    {
        var word = name.TrimEnd("0123456789_-.$");
        foreach (var ending in StrongEndings)
        {
            if (word.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasCode(ReadOnlySpan<char> value)
    {
        foreach (var c in value)
        {
            if (c > 127 || Code.Contains(c))
            {
                return true;
            }
        }

        return false;
    }

    // password: password123, apiKey: my-api-key-1
    private static bool Restates(ReadOnlySpan<char> name, ReadOnlySpan<char> value)
    {
        Span<char> letters = stackalloc char[MaxValueLength];
        var count = Letters(value, letters);
        var said = letters[..count];
        Span<char> flat = stackalloc char[MaxValueLength];
        var key = flat[..Letters(name[..Math.Min(name.Length, MaxValueLength)], flat)];
        if (said.EndsWith(key) && said.Length - key.Length <= MaxAdditionLength)
        {
            return true;
        }

        if (said.StartsWith("my"))
        {
            said = said[2..];
        }

        return key.EndsWith(said) || said is "password" or "passwd";
    }

    private static int Letters(ReadOnlySpan<char> text, Span<char> letters)
    {
        var count = 0;
        foreach (var c in text)
        {
            if (Chars.IsLetter(c))
            {
                letters[count++] = Chars.ToLower(c);
            }
        }

        return count;
    }

    // Three words or more, joined by marks: made up, and long enough to be meant.
    private static bool IsPhrase(ReadOnlySpan<char> value, TextShape shape)
    {
        if (value.Length < ShortestPhrase || shape.Letters + value.Count('-') + value.Count('_') != value.Length)
        {
            return false;
        }

        var words = 0;
        foreach (var part in value.SplitAny('-', '_'))
        {
            if (part.End.Value == part.Start.Value)
            {
                return false;
            }

            words++;
        }
        return words >= 3;
    }

    // 1.2.3-beta, v2.1
    private static bool IsVersion(ReadOnlySpan<char> value)
    {
        var at = value[0] is 'v' or 'V' ? 1 : 0;
        var digits = at;
        while (digits < value.Length && Chars.IsDigit(value[digits]))
        {
            digits++;
        }

        return digits > at && digits + 1 < value.Length && value[digits] == '.' && Chars.IsDigit(value[digits + 1]);
    }

    // key1.pem, tokens2.json5
    private static bool IsFile(ReadOnlySpan<char> value)
    {
        var dot = value.LastIndexOf('.');
        if (dot < 1 || value.Length - dot - 1 is < 2 or > 5)
        {
            return false;
        }

        return TextShape.Measure(value[(dot + 1)..]) is { Upper: 0, Marks: 0, Digits: <= 1 };
    }
}
