using System.Buffers;
using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Sentences;

/// <summary>Recognizes lines of source code, where a word beside the name of a variable is another name and not its value.</summary>
internal static class CodeLine
{
    private static readonly string[] Openings =
    [
        "const ",
        "let ",
        "var ",
        "def ",
        "class ",
        "type ",
        "import ",
        "from ",
        "return ",
        "function ",
        "func ",
        "public ",
        "private ",
        "export ",
        "if (",
        "await ",
        "throw ",
        "raise ",
        "--",
    ];

    // What prose about a secret of somebody's own does not have.
    private static readonly SearchValues<string> TechnicalSigns = SearchValues.Create(
        [
            "</",
            "/>",
            "&lt;",
            "&#",
            "&nbsp;",
            "\\n",
            "\\s-",
            "\\f",
            "\\-",
            "\\(",
            "\": \"",
            "\":\"",
            "();",
            "))",
            "({",
            "::",
            "/*",
            "*/",
            "#include",
            "Closes: ",
            " (Bug#",
            "=\"",
            "`, `",
            "](#",
            "](/",
            ".md",
            "\n.S",
            "\n.X",
            ".\\\"",
            "_t ",
            ".c (",
            ".cc (",
            ".h (",
            "+ commit ",
            "    at ",
        ],
        StringComparison.Ordinal
    );

    /// <summary>Whether a part of the text is code, markup, or about code.</summary>
    public static bool IsTechnical(ReadOnlySpan<char> part) => part.ContainsAny(TechnicalSigns);

    /// <summary>Whether the first line of the tokens is code.</summary>
    public static bool IsCode(ReadOnlySpan<char> text, ReadOnlySpan<SentenceToken> tokens)
    {
        if (tokens.IsEmpty)
        {
            return false;
        }

        var start = tokens[0].Start;
        var line = text[start..tokens[^1].End];
        var end = line.IndexOfAny('\n', '\r');
        line = (end < 0 ? line : line[..end]).TrimStart(" \t-*>").TrimEnd();
        if (line.EndsWith(";") || line.EndsWith("{") || line.IndexOf("();") >= 0 || line.IndexOf("=> ") >= 0 && line.Contains('('))
        {
            return true;
        }

        foreach (var opening in Openings)
        {
            if (line.StartsWith(opening) && (line.Contains('(') || line.Contains('{') || line.Contains('=')))
            {
                return true;
            }
        }

        // A call: a name directly before a parenthesis that closes.
        for (var at = 1; at < line.Length; at++)
        {
            if (
                line[at] == '('
                && Chars.IsLetter(line[at - 1])
                && line[at..].IndexOf(')') is > 0
                && line[..at].LastIndexOf('.') is > 0 and var dot
                && Chars.IsLetter(line[dot - 1])
                && line[dot..at].IndexOf(' ') < 0
            )
            {
                return true;
            }
        }

        return line.StartsWith("{") && line.EndsWith("}") && line.Contains('"') is false
            || (line.IndexOf("{ ") >= 0 && line.IndexOf(" }") > 0 && line.Contains(':'));
    }
}
