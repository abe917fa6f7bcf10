namespace OpenClawSync.Schedules;

/// <summary>Writes values into PowerShell text.</summary>
internal static class PowerShellText
{
    // PowerShell treats typographic quotes as plain ones.
    private const string Quotes = "'\u2018\u2019\u201a\u201b";

    /// <summary>The text as a literal, in which nothing is expanded.</summary>
    public static string Quote(string text) =>
        $"'{string.Concat(text.Select(character => Quotes.Contains(character) ? new string(character, 2) : character.ToString()))}'";

    /// <summary>A parameter with its value.</summary>
    public static string Parameter(string name, string value) => $"-{name} {Quote(value)}";
}
