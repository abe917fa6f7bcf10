using OpenClawSync.Detection.Reading;
using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Keys;

/// <summary>Skips the scheme before a credential (<c>Bearer</c>, <c>Basic</c>, <c>token</c>), which is not redacted.</summary>
internal static class AuthScheme
{
    private const int MaxSchemeLength = 24;

    // Servers do not accept longer headers.
    private const int MaxListLength = 8192;

    // Its credentials are lists, so a comma does not end them.
    private const string FlyScheme = "FlyV1";

    // Parameters follow it, and the scanner for keys reads each of them by its own name.
    private const string AwsScheme = "AWS4-HMAC-SHA256";

    private static readonly string[] Schemes =
    [
        "Bearer",
        "Basic",
        "Token",
        "Bot",
        "ApiKey",
        "Digest",
        "Negotiate",
        "NTLM",
        "Key",
        "JWT",
        "SSWS",
        "GenieKey",
        "PRIVATE-TOKEN",
        "OAuth",
        "Splunk",
        FlyScheme,
        AwsScheme,
        "SharedAccessSignature",
    ];

    /// <summary>The value without the scheme that it begins with, if any.</summary>
    public static ValueSpan Skip(ReadOnlySpan<char> text, ValueSpan value)
    {
        var length = 0;
        while (
            value.Start + length < text.Length
            && length < MaxSchemeLength
            && (Chars.IsLetterOrDigit(text[value.Start + length]) || text[value.Start + length] == '-')
        )
        {
            length++;
        }

        if (length < 3 || value.Start + length >= text.Length || text[value.Start + length] is not (' ' or ':' or '=' or '+' or '%'))
        {
            return value;
        }

        foreach (var scheme in Schemes)
        {
            if (scheme.Length != length || !text[value.Start..].StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            if (scheme == AwsScheme)
            {
                return value with { End = value.Start };
            }

            var at = value.Start + scheme.Length;
            if (text[at..].StartsWith("%20"))
            {
                at += 2;
            }

            at++;
            while (at < text.Length && Chars.IsBlank(text[at]))
            {
                at++;
            }

            if (scheme == FlyScheme)
            {
                return value with { Start = at, End = CredentialListEnd(text, at) };
            }

            if (value.Quoted)
            {
                return at < value.End ? value with { Start = at } : value;
            }

            return ValueReader.TryRead(text, at, Separator.Blank, out var credential) ? credential : value;
        }
        return value;
    }

    private static int CredentialListEnd(ReadOnlySpan<char> text, int at)
    {
        var limit = Math.Min(text.Length, at + MaxListLength);
        while (at < limit && !Chars.IsSpace(text[at]) && text[at] is not ('"' or '\'' or '`' or '\\'))
        {
            at++;
        }

        return at;
    }
}
