namespace OpenClawSync.Schedules;

/// <summary>Writes values into PowerShell text.</summary>
internal static class PowerShellText
{
    // PowerShell takes typographic quotes for plain ones.
    private const string Quotes = "'\u2018\u2019\u201a\u201b";

    /// <summary>The text as a literal: nothing in it is expanded.</summary>
    public static string Quote(string text) =>
        $"'{string.Concat(text.Select(unit => Quotes.Contains(unit) ? new string(unit, 2) : unit.ToString()))}'";

    /// <summary>A parameter with its value.</summary>
    public static string Parameter(string name, string value) => $"-{name} {Quote(value)}";
}
