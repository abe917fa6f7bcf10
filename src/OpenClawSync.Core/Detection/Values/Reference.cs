using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Values;

/// <summary>
/// Recognizes values that say where a secret is kept instead of giving it: <c>${X}</c>, <c>process.env.X</c>, <c>vault:path</c>.
/// </summary>
internal static class Reference
{
    private static readonly string[] Prefixes =
    [
        "${",
        "$(",
        "{{",
        "<%",
        "%(",
        "#{",
        "@{",
        "[[",
        "$env:",
        "env:",
        "env.",
        "ENV[",
        "os.",
        "process.",
        "import.meta",
        "secretref",
        "vault:",
        "vault(",
        "op://",
        "bws://",
        "ssm:",
        "arn:",
        "keyring:",
        "keychain:",
        "file:",
        "@Microsoft.KeyVault",
        "secrets.",
        "secrets/",
        "Deno.env",
        "System.getenv",
        "getenv",
        "config.",
        "settings.",
        "this.",
        "self.",
        "var.",
        "local.",
        "data.",
        "module.",
        "random_",
        "github.",
        "steps.",
        "inputs.",
        "params.",
        "props.",
        "projects/",
        "urn:",
        "ENC[",
        "aws-sm://",
        "gcp-sm://",
        "azure-kv://",
        "ref+",
        "!vault",
        "!secret",
        "!ref",
        "&",
        "*",
        "http://",
        "https://",
        "/",
        "./",
        "../",
        "~/",
        "C:\\",
    ];

    private static readonly AsciiSet FirstCharacters = AsciiSet.From(
        string.Concat(Prefixes.Select(prefix => $"{char.ToLowerInvariant(prefix[0])}{char.ToUpperInvariant(prefix[0])}"))
    );

    public static bool IsReference(ReadOnlySpan<char> value)
    {
        if (value.Length == 0)
        {
            return true;
        }

        if (
            value[0] == '<'
            && (value.Contains('>') || (value.Length > 1 && Chars.IsLetter(value[1]) && !value.ContainsAny(CharSets.Digits)))
        )
        {
            return true;
        }

        if (value[0] == '%' && value.Length > 2 && value[^1] == '%')
        {
            return true;
        }

        if (value[0] == '$' && IsVariable(value[1..]))
        {
            return true;
        }

        if (FirstCharacters.Contains(value[0]))
        {
            foreach (var prefix in Prefixes)
            {
                if (value.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                {
                    return !IsRandomAfter(value, prefix.Length);
                }
            }
        }
        return IsConstantName(value) || IsMemberAccess(value) || value.IndexOf("${") >= 0 || value.IndexOf("{{") >= 0;
    }

    // Secrets may begin with a mark too: `/` and `&` mean a reference only before a path or a name.
    private static bool IsRandomAfter(ReadOnlySpan<char> value, int length) =>
        length == 1
        && !Chars.IsLetterOrDigit(value[0])
        && value.Length >= 16
        && Randomness.IsRandom(value[1..])
        && value[1..].IndexOf('/') < 0;

    private static bool IsVariable(ReadOnlySpan<char> name)
    {
        if (name.Length == 0)
        {
            return false;
        }

        // Several digits among letters of both cases are a password that begins with a dollar sign, not a name.
        if (TextShape.Measure(name) is { Digits: >= 2, Lower: > 0, Upper: > 0 })
        {
            return false;
        }

        var digits = 0;
        foreach (var c in name)
        {
            if (!Chars.IsLetterOrDigit(c) && c is not ('_' or ':' or '.' or '[' or ']' or '\'' or '-' or '>'))
            {
                return false;
            }

            if (Chars.IsDigit(c))
            {
                digits++;
            }
        }
        return digits <= 2;
    }

    // The name of a variable and not its value: `DB_PASSWORD`, `MY_TOKEN_2`.
    private static bool IsConstantName(ReadOnlySpan<char> value)
    {
        var marks = 0;
        var digits = 0;
        foreach (var c in value)
        {
            if (c == '_')
            {
                marks++;
            }
            else if (Chars.IsDigit(c))
            {
                digits++;
            }
            else if (!Chars.IsUpper(c))
            {
                return false;
            }
        }
        return marks > 0 && digits <= 2;
    }

    // Code: `user.password`, `req.body.token`, `getToken()`.
    private static bool IsMemberAccess(ReadOnlySpan<char> value)
    {
        var parts = 1;
        var start = 0;
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (c == '(')
            {
                return i > 0 && IsIdentifier(value[start..i]);
            }

            if (
                c is '.' or '[' or '?'
                || (c == ':' && i > 0 && value[i - 1] == ':')
                || (c == '-' && i + 1 < value.Length && value[i + 1] == '>')
            )
            {
                if (i > start && !IsIdentifier(value[start..i]))
                {
                    return false;
                }

                if (i > start)
                {
                    parts++;
                }

                if (c == '[')
                {
                    return true;
                }

                start = i + 1;
            }
            else if (!Chars.IsLetterOrDigit(c) && c is not ('_' or '$' or '!' or '>' or ':' or ']'))
            {
                return false;
            }
        }
        return parts > 1 && (start == value.Length || IsIdentifier(value[start..]));
    }

    private static bool IsIdentifier(ReadOnlySpan<char> part) =>
        part.Length is > 0 and < 40 && !Chars.IsDigit(part[0]) && (TextShape.Measure(part).Digits <= 2 || StandIns.IsMethodName(part));
}
