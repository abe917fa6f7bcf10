using System.Buffers;
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

    private static readonly SearchValues<char> LettersAndDigits = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    );

    private static readonly string[] Templates = ["${", "$(", "{{", "<%", "%(", "#{", "@{", "[["];

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
                    return !IsSecretAfter(value, prefix.Length);
                }
            }
        }
        return IsConstantName(value) || CodeExpression.IsCode(value) || value.IndexOf("${") >= 0 || value.IndexOf("{{") >= 0;
    }

    /// <summary>
    /// Whether the value is filled in later: a variable or a part of a template. In the user information of a URL nothing else stands for
    /// a secret.
    /// </summary>
    public static bool IsTemplate(ReadOnlySpan<char> value)
    {
        if (value.Length == 0)
        {
            return true;
        }

        foreach (var opening in Templates)
        {
            if (value.StartsWith(opening))
            {
                return true;
            }
        }

        return !value.ContainsAny(LettersAndDigits)
            || (value[0] == '<' && value.Contains('>'))
            || (value[0] == '%' && value.Length > 2 && value[^1] == '%')
            || (value[0] == '$' && IsVariable(value[1..]))
            || IsConstantName(value)
            || value.IndexOf("${") >= 0
            || value.IndexOf("{{") >= 0;
    }

    // Secrets may begin with a mark too: `/`, `*` and `&` mean a reference only before a path or a name.
    private static bool IsSecretAfter(ReadOnlySpan<char> value, int length)
    {
        if (length != 1 || Chars.IsLetterOrDigit(value[0]) || value[1..].IndexOf('/') >= 0)
        {
            return false;
        }

        var rest = value[1..];
        return (value.Length >= 16 && Randomness.IsRandom(rest))
            || (TextShape.Measure(rest) is { Digits: > 0, Lower: > 0, Upper: > 0 } && !Wordiness.IsWordy(rest));
    }

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
            else if (!Chars.IsUpper(c) && c is not (',' or '[' or ']' or '|' or '.'))
            {
                return false;
            }
        }
        return marks > 0 && digits <= 2;
    }
}
