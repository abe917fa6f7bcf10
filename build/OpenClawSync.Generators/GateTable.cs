using System.Text;
using System.Text.RegularExpressions;
using OpenClawSync.Detection.Patterns;
using OpenClawSync.Detection.Rules;
using OpenClawSync.Detection.Rules.BuiltIn;
using OpenClawSync.Detection.Text;

namespace OpenClawSync.Generators;

/// <summary>
/// The rules of Mission Control's own secret gate: the token rules whose shape alone leaves no doubt, as regular expressions for
/// JavaScript. It is the last check of an endpoint that cannot run the detector, so it must never find what the detector leaves.
/// </summary>
internal static class GateTable
{
    // Stricter than the detector: a match can begin at one place only in a run of token characters, so the time stays linear.
    private const string Start = "(?<![A-Za-z0-9_-])";
    private const string End = "(?![A-Za-z0-9_+/=-])";

    // The beginning of a block and enough of its content.
    private const string PrivateKey =
        @"-----BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----(?:\\[rn]|[\s>|""'+,]){0,64}(?<body>[A-Za-z0-9+/]{32,})";

    private static readonly string[] Ids =
    [
        "aws-access-key-id",
        "github-token",
        "github-fine-grained-token",
        "gitlab-token",
        "anthropic-key",
        "openai-key",
        "openrouter-key",
        "groq-key",
        "xai-key",
        "huggingface-token",
        "slack-token",
        "slack-webhook",
        "discord-webhook",
        "telegram-bot-token",
        "sendgrid-key",
        "gcp-api-key",
        "gcp-oauth-secret",
        "npm-token",
        "pypi-token",
        "stripe-key",
        "digitalocean-token",
        "convex-deploy-key",
        "jwt",
    ];

    /// <summary>The id and an expression for each pattern of each rule.</summary>
    public static IReadOnlyList<(string Id, string Source)> All { get; } =
    [
        .. from id in Ids
        from rule in BuiltInRules.Tokens
        where rule.Id == id
        from pattern in rule.Patterns
        select (id, Expression(rule, pattern)),
        ("private-key", PrivateKey),
    ];

    /// <summary>The source file that the endpoint is built with.</summary>
    public static string ToTypeScript()
    {
        var file = new StringBuilder(
            """
            // Generated from the C# rule table (GateTable.cs) by `dotnet run --project build/OpenClawSync.Generators -- gate`.
            // A test fails when it is out of date.
            // A match whose `body` group is a placeholder does not count. Every expression takes linear time on any input.

            export type GateRule = { readonly id: string; readonly source: string; readonly flags: string };

            export const gateRules: readonly GateRule[] = [

            """
        );
        foreach (var (id, source) in All)
        {
            file.Append("  { id: \"")
                .Append(id)
                .Append("\", source: \"")
                .Append(source.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal))
                .Append("\", flags: \"\" },\n");
        }

        return file.Append("];\n").ToString();
    }

    private static string Expression(TokenRule rule, TokenPattern pattern)
    {
        var expression = new StringBuilder(Start);
        var hasBody = false;
        foreach (var part in pattern.Parts)
        {
            if (!hasBody && !part.IsLiteral && part.Max > 2)
            {
                expression.Append(DigitsAhead(rule, part.Set)).Append("(?<body>");
                hasBody = true;
            }

            expression.Append(Part(part));
        }

        return expression.Append(hasBody ? ")" : "").Append(End).ToString();
    }

    // Where the detector checks that the body looks random, enough digits leave no doubt, unless long words stand between them.
    private static string DigitsAhead(TokenRule rule, AsciiSet body) =>
        rule.Random || rule.Digits ? $"(?=(?:{Class(WithoutDigits(body))}{{0,24}}[0-9]){{3}})" : "";

    private static AsciiSet WithoutDigits(AsciiSet set)
    {
        var digits = AsciiSet.From("0123456789").Negated();
        return new AsciiSet(set.Low & digits.Low, set.High & digits.High);
    }

    private static string Part(PatternPart part)
    {
        if (part.IsLiteral)
        {
            var words = part.Literals.Select(Escape).ToList();
            return part.Min > 0 && words is [var only] ? only : $"(?:{string.Join('|', words)}){(part.Min == 0 ? "?" : "")}";
        }

        var set = Class(part.Set);
        return (part.Min, part.Max) switch
        {
            (1, 1) => set,
            (var min, var max) when min == max => $"{set}{{{min}}}",
            (var min, PatternParser.Unbounded) => $"{set}{{{min},}}",
            var (min, max) => $"{set}{{{min},{max}}}",
        };
    }

    private static string Class(AsciiSet set)
    {
        var members = set.ToArray();
        var text = new StringBuilder("[");
        for (var index = 0; index < members.Length; )
        {
            var last = index;
            while (last + 1 < members.Length && members[last + 1] == members[last] + 1)
            {
                last++;
            }

            text.Append(InClass(members[index]));
            if (last > index + 1)
            {
                text.Append('-');
            }

            if (last > index)
            {
                text.Append(InClass(members[last]));
            }

            index = last + 1;
        }

        return text.Append(']').ToString();
    }

    private static string InClass(char member) => member is '-' or '\\' or ']' or '^' ? "\\" + member : member.ToString();

    private static string Escape(string literal) => Regex.Replace(literal, @"[.|\\+*?()\[\]{}^$]", @"\$0");
}
