using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using OpenClawSync.Detection.Obfuscation;
using OpenClawSync.Detection.Patterns;
using OpenClawSync.Detection.Rules;
using OpenClawSync.Detection.Rules.BuiltIn;
using OpenClawSync.Detection.Text;
using OpenClawSync.Detection.Values;

namespace OpenClawSync.Generators;

/// <summary>
/// What Mission Control's own secret gate takes from the detector: all token rules, as regular expressions for JavaScript, and the tables
/// by which random text and look-alikes are recognized. It is the last check of an endpoint that cannot run the detector, so it must find
/// only what the detector finds, or would find without a label.
/// </summary>
internal static class GateTable
{
    // Patterns with more openings begin with nearly anything, and are tried at every word.
    private const int MaxOpenings = 256;

    // Nothing but the token begins with so many fixed characters.
    private const int MinDistinctLead = 4;

    private const string Labels = "[-_](?:old|new|prev|next|prod|test|dev|live|main|backup|copy|x)(?![A-Za-z0-9_-])";

    private const int MaxLookAlike = 0x2fff;

    /// <summary>Every pattern of every token rule.</summary>
    public static IReadOnlyList<GatePattern> All { get; } =
    [
        .. from rule in BuiltInRules.Tokens
        from pattern in rule.Patterns
        select new GatePattern(rule, pattern, Expression(rule, pattern), Openings(pattern)),
    ];

    /// <summary>The source file that the endpoint is built with.</summary>
    public static string ToTypeScript()
    {
        var file = new StringBuilder(
            """
            // Generated from the C# rule table (GateTable.cs) by `dotnet run --project build/OpenClawSync.Generators -- gate`.
            // A test fails when it is out of date.

            /**
             * One shape of a token. `source` matches it without backtracking into a run of characters; the body of the token
             * begins after the first `lead` characters or after the group `before`, whichever is later. `openings` are the pairs of
             * characters that it begins with, grouped by the second one; without any it is tried at every word. `flags`: `r` its
             * body has to look random, `d` it has to have two digits, `h` it is nothing after the name of a hash, `p` some texts of
             * the shape are public, `e` examples count.
             */
            export type GatePattern = {
              readonly id: string;
              readonly source: string;
              readonly lead: number;
              readonly openings: readonly (readonly [first: string, second: string])[];
              readonly flags: string;
            };

            export const gatePatterns: readonly GatePattern[] = [

            """
        );
        foreach (var pattern in All)
        {
            file.Append("  { id: ").Append(Quote(pattern.Rule.Id)).Append(", source: ").Append(Quote(pattern.Source));
            file.Append(", lead: ").Append(pattern.Pattern.LeadLength).Append(", openings: [");
            file.AppendJoin(", ", pattern.Openings.Select(group => $"[{Quote(group.First)}, {Quote(group.Second)}]"));
            file.Append("], flags: ").Append(Quote(Flags(pattern.Rule))).Append(" },\n");
        }

        file.Append("];\n\n/** The pairs of letters that are common in words. */\nexport const commonPairs =\n  ")
            .Append(Quote(CommonPairs()));
        file.Append(";\n\n/** Letters that look like one of ASCII, each followed by it. */\nexport const lookAlikes =\n  ");
        return file.Append(Quote(LookAlikes())).Append(";\n").ToString();
    }

    private static string Flags(TokenRule rule) =>
        string.Concat(
            rule.Random ? "r" : "",
            rule.Digits ? "d" : "",
            rule.NotDigest ? "h" : "",
            rule.MayBePublic ? "p" : "",
            rule.EvenExamples ? "e" : ""
        );

    private static IReadOnlyList<(string First, string Second)> Openings(TokenPattern pattern)
    {
        var openings = PatternOpenings.Find(pattern);
        if (openings.Count > MaxOpenings)
        {
            return [];
        }

        return
        [
            .. openings
                .GroupBy(pair => pair.First, pair => pair.Second)
                .GroupBy(group => string.Concat(group.Order()), group => group.Key)
                .Select(group => (string.Concat(group.Order()), group.Key)),
        ];
    }

    // A token of fixed length that continues past it is another kind of text. What begins like nothing else can have a label: `-old`.
    private static string Ending(TokenRule rule, TokenPattern pattern)
    {
        if (!pattern.EndsFixed)
        {
            return "";
        }

        var next = $"{Class(pattern.Tail)}[A-Za-z0-9]";
        return pattern.LeadLength >= MinDistinctLead && !rule.Random
            ? $"(?![A-Za-z0-9])(?:(?!{next})|(?={Labels}))"
            : $"(?![A-Za-z0-9]|{next})";
    }

    private static string Expression(TokenRule rule, TokenPattern pattern)
    {
        var parts = pattern.Parts;
        var secret = pattern.Source.IndexOf('§', StringComparison.Ordinal);
        var before = secret < 0 ? 0 : TokenPattern.Parse(pattern.Source[..secret]).Parts.Count;
        var expression = new StringBuilder(before > 0 ? "(?<before>" : "");
        for (var i = 0; i < parts.Count; i++)
        {
            if (i == before && i > 0)
            {
                expression.Append(')');
            }

            expression.Append(Part(parts[i], i, isLast: i == parts.Count - 1));
        }

        return expression.Append(Ending(rule, pattern)).ToString();
    }

    // A run takes all that it can, as in the detector: the group with a look-ahead keeps it from giving characters back.
    private static string Part(PatternPart part, int index, bool isLast)
    {
        if (part.IsLiteral)
        {
            var words = part.Literals.Select(Escape).ToList();
            var any = part.Min > 0 && words is [var only] ? only : $"(?:{string.Join('|', words)})";
            return part.Min > 0 ? any : $"(?=(?<p{index}>{any}?))\\k<p{index}>";
        }

        var set = Class(part.Set);
        return (part.Min, part.Max) switch
        {
            (1, 1) => set,
            (var min, var max) when min == max => $"{set}{{{min}}}",
            (var min, PatternParser.Unbounded) when isLast => $"{set}{{{min},}}",
            (var min, PatternParser.Unbounded) => $"(?=(?<p{index}>{set}{{{min},}}))\\k<p{index}>",
            var (min, max) => $"(?=(?<p{index}>{set}{{{min},{max}}}))\\k<p{index}>",
        };
    }

    private static string CommonPairs()
    {
        var letters = Enumerable.Range('a', 26).Select(code => (char)code).ToList();
        return string.Join(
            ' ',
            from first in letters
            from second in letters
            let pair = $"{first}{second}"
            where Wordiness.IsWordy(pair)
            select pair
        );
    }

    private static string LookAlikes()
    {
        var pairs = new StringBuilder();
        for (var c = '\u0080'; c <= MaxLookAlike; c++)
        {
            _ = Homoglyph.Read($"a{c}a", 1, out var seen);
            if (seen is > '\0' and < '\u0080')
            {
                pairs.Append(c).Append(seen);
            }
        }

        return pairs.ToString();
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

    private static string Quote(string text) => JsonSerializer.Serialize(text, JsonText.Options);

    private static class JsonText
    {
        public static readonly JsonSerializerOptions Options = new()
        {
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
    }
}

/// <summary>One pattern of the gate.</summary>
/// <param name="Rule">The rule that it is of.</param>
/// <param name="Pattern">The pattern as the detector has it.</param>
/// <param name="Source">The expression for JavaScript.</param>
/// <param name="Openings">The pairs of characters that it begins with, grouped; none if it can begin with nearly anything.</param>
internal sealed record GatePattern(
    TokenRule Rule,
    TokenPattern Pattern,
    string Source,
    IReadOnlyList<(string First, string Second)> Openings
);
