namespace OpenClawSync.Detection.Values;

/// <summary>Recognizes what looks random and is public: public keys, fingerprints, addresses, ids of accounts.</summary>
internal static class PublicText
{
    private const int MinHexPairs = 6;

    private static readonly string[] KeyTypes = ["ssh-", "sk-ssh-", "ecdsa-sha2-", "sk-ecdsa-", "rsa-sha2-", "SHA256:", "MD5:", "sha256:"];

    // How the Base64 of an SSH public key begins: the length of the name of its type.
    private const string SshBlob = "AAAA";

    /// <summary>Whether the text is public whatever its name says.</summary>
    public static bool IsPublic(ReadOnlySpan<char> text) =>
        IsSshKey(text) || IsAddress(text) || IsAccountId(text) || IsSampleKeyId(text) || IsHexPairs(text) || IsStructuredField(text);

    /// <summary>Whether the text after a value says that it is public: <c>(public, in the bundle)</c>.</summary>
    public static bool IsSaidAfter(ReadOnlySpan<char> rest)
    {
        rest = rest.TrimStart("`\"'*_ ,;–—-");
        rest = rest.StartsWith("(") || rest.StartsWith("[") ? rest[1..] : rest;
        return rest.StartsWith("public", StringComparison.OrdinalIgnoreCase)
            || rest.StartsWith("publishable", StringComparison.OrdinalIgnoreCase)
            || rest.StartsWith("is public", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsSshKey(ReadOnlySpan<char> text)
    {
        foreach (var type in KeyTypes)
        {
            if (text.StartsWith(type))
            {
                return true;
            }
        }

        return text.StartsWith(SshBlob) && text.Length > 32 && text[4] is 'B' or 'C' or 'E' or 'G' or 'I';
    }

    // The address of a contract or a wallet. A private key has 64 digits.
    private static bool IsAddress(ReadOnlySpan<char> text) =>
        text.Length == 42 && text.StartsWith("0x") && TextShape.Measure(text[2..]).IsHex;

    // The id of a Twilio account, application or message, beside which the token stands.
    private static bool IsAccountId(ReadOnlySpan<char> text) =>
        text.Length == 34 && text[0] is 'A' or 'M' or 'S' or 'V' && text[1] is 'C' or 'P' or 'M' or 'G' && IsLowerHex(text[2..]);

    // The ids that the documentation of AWS shows in place of a real one.
    private static bool IsSampleKeyId(ReadOnlySpan<char> text) =>
        text.Length == 20 && text.StartsWith("A") && text.EndsWith("EXAMPLE") && TextShape.Measure(text) is { Lower: 0, Marks: 0 };

    private static bool IsLowerHex(ReadOnlySpan<char> text) => TextShape.Measure(text) is { IsHex: true, Upper: 0 };

    // A fingerprint or an address of a network: `51:C4:0C:…`, `::1a:2b:3c:4d`.
    private static bool IsHexPairs(ReadOnlySpan<char> text)
    {
        if (text.IndexOf(':') < 0)
        {
            return false;
        }

        var parts = 0;
        foreach (var range in text.Split(':'))
        {
            var part = text[range];
            if (part.Length > 4 || !TextShape.Measure(part).IsHex)
            {
                return false;
            }

            parts++;
        }

        return parts >= MinHexPairs || text.IndexOf("::") >= 0;
    }

    // A signature in a header of HTTP: `label=:Base64=:`.
    private static bool IsStructuredField(ReadOnlySpan<char> text) => text.IndexOf("=:") is > 0 and < 24 && text[^1] is ':' or '=';
}
