using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Values;

/// <summary>
/// Trusts the name of a key where the value alone would not be enough: <c>token: abc123def456</c>. The value of a name that only
/// secrets have is a secret, however weak, unless it is a blank to fill in, the words of the name again, the name of an algorithm
/// or a type, a version, a file, or a plain word.
/// </summary>
internal static class WeakSecret
{
    private const int MaxValueLength = 200;
    private const int MinTokenLength = 8;
    private const int MinPasswordLength = 6;
    private const int MinPhraseLength = 14;

    // Names end in one digit: `root-ca5`, `worker-1`.
    private const int MinNumberedLength = 12;

    // The words of the name again with a word before them: `test-client-secret`, `sb-access-token`.
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

    /// <summary>Whether the value of this name is a secret, given that it is neither a reference nor a placeholder.</summary>
    public static bool IsSecret(ReadOnlySpan<char> name, ReadOnlySpan<char> value, KeyStrength strength)
    {
        var minLength = strength == KeyStrength.Password ? MinPasswordLength : MinTokenLength;
        if (strength is not (KeyStrength.Password or KeyStrength.Token))
        {
            return false;
        }

        if (value.Length < minLength || value.Length > MaxValueLength)
        {
            return false;
        }

        if (!IsStrong(name) || HasCode(value) || value.IndexOf("://") >= 0 || value[0] is '/' or '~' or '.')
        {
            return false;
        }

        var shape = TextShape.Measure(value);
        if (shape.Letters < 2 || StandIns.ContainsStandIn(value) || IsFile(value) || Restates(name, value))
        {
            return false;
        }

        if (strength == KeyStrength.Token && shape.Digits == 1 && value.Length < MinNumberedLength)
        {
            return false;
        }

        // Names of types and constants in a table or a sentence: `Float16_BE`.
        if (strength == KeyStrength.Token && shape.Upper > 0 && !NameLike.IsSetting(name) && NameLike.IsCodeName(value, minParts: 2))
        {
            return false;
        }

        return shape.Digits == 0
            ? IsPhrase(value, shape) || (strength == KeyStrength.Password && PlainPassword.IsPlain(name, value))
            : !IsVersion(value) && !StandIns.IsMethodName(value) && !Shapes.IsNumeric(value);
    }

    // The last word of the name counts; numbers and marks after it do not.
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

    // As in `password: password123` and `apiKey: my-api-key-1`.
    private static bool Restates(ReadOnlySpan<char> name, ReadOnlySpan<char> value)
    {
        Span<char> letters = stackalloc char[MaxValueLength];
        var count = Letters(value, letters);
        var words = letters[..count];
        Span<char> flat = stackalloc char[MaxValueLength];
        var key = flat[..Letters(name[..Math.Min(name.Length, MaxValueLength)], flat)];
        if (words.EndsWith(key) && (words.Length - key.Length <= MaxAdditionLength || IsJoined(value, key)))
        {
            return true;
        }

        if (words.StartsWith("my"))
        {
            words = words[2..];
        }

        return key.EndsWith(words) || words is "password" or "passwd";
    }

    // The words of the name are joined by a mark to what stands before them: `elevenlabs_api_key`, `synology-outgoing-token`.
    private static bool IsJoined(ReadOnlySpan<char> value, ReadOnlySpan<char> key)
    {
        var at = value.Length;
        for (var letters = key.Length; at > 0 && letters > 0; at--)
        {
            letters -= Chars.IsLetter(value[at - 1]) ? 1 : 0;
        }

        return at > 1
            && value[at - 1] is '-' or '_' or '.'
            && value[..(at - 1)].Count(value[at - 1]) <= 1
            && TextShape.Measure(value).Digits <= 2;
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

    // Three words or more, joined by marks: long enough to be a password that someone made up.
    private static bool IsPhrase(ReadOnlySpan<char> value, TextShape shape)
    {
        if (value.Length < MinPhraseLength || shape.Letters + value.Count('-') + value.Count('_') != value.Length)
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

    // As in `1.2.3-beta` and `v2.1`.
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

    // As in `key1.pem` and `tokens2.json5`.
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
