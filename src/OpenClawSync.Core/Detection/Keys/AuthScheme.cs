using OpenClawSync.Detection.Reading;
using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Keys;

/// <summary>The scheme before a credential (<c>Bearer</c>, <c>Basic</c>, <c>token</c>) stays readable.</summary>
internal static class AuthScheme
{
    private const int MaxSchemeLength = 24;

    // A header that servers take is no longer.
    private const int MaxList = 8192;

    // Its credentials are lists: commas do not end them.
    private const string FlyScheme = "FlyV1";

    // What follows it are parameters, and those have names of their own.
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

    /// <summary>The value without a scheme at its front.</summary>
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
                return value with { Start = at, End = ToBlank(text, at) };
            }

            if (value.Quoted)
            {
                return at < value.End ? value with { Start = at } : value;
            }

            return ValueReader.TryRead(text, at, Separator.Blank, out var credential) ? credential : value;
        }
        return value;
    }

    private static int ToBlank(ReadOnlySpan<char> text, int at)
    {
        var limit = Math.Min(text.Length, at + MaxList);
        while (at < limit && !Chars.IsSpace(text[at]) && text[at] is not ('"' or '\'' or '`' or '\\'))
        {
            at++;
        }

        return at;
    }
}
