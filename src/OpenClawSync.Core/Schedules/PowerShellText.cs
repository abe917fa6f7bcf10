using System.Text;

namespace OpenClawSync.Schedules;

/// <summary>Writes values into PowerShell text.</summary>
internal static class PowerShellText
{
    // PowerShell treats typographic quotes as plain ones.
    private const string Quotes = "'\u2018\u2019\u201a\u201b";

    /// <summary>The text as a literal, in which nothing is expanded.</summary>
    public static string Quote(string text) =>
        $"'{string.Concat(text.Select(character => Quotes.Contains(character) ? new string(character, 2) : character.ToString()))}'";

    /// <summary>The text of a literal, of which the opening quote was read.</summary>
    public static string ReadQuoted(ReadOnlySpan<char> literal)
    {
        var text = new StringBuilder();
        for (var at = 0; at < literal.Length; at++)
        {
            if (Quotes.Contains(literal[at]) && (++at == literal.Length || literal[at] != literal[at - 1]))
            {
                break;
            }

            text.Append(literal[at]);
        }

        return text.ToString();
    }

    /// <summary>A parameter with its value.</summary>
    public static string Parameter(string name, string value) => $"-{name} {Quote(value)}";
}
