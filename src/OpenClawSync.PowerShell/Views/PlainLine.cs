using System.Text.RegularExpressions;

namespace OpenClawSync.Views;

/// <summary>
/// Makes untrusted text safe for the screen: control characters, which could move the cursor, clear the screen or change its colours, are
/// shown as visible symbols.
/// </summary>
internal static partial class PlainLine
{
    /// <summary>The text on one line.</summary>
    public static string Format(string text) => Controls().Replace(Breaks().Replace(text, " "), Symbol);

    /// <summary>The text with its line breaks and tabs.</summary>
    public static string Block(string text) =>
        Controls().Replace(Breaks().Replace(text, found => found.Value == "\t" ? "\t" : "\n"), Symbol);

    // Unicode has symbols for the control characters of ASCII only.
    private static string Symbol(Match control) =>
        control.Value[0] switch
        {
            '\n' or '\t' => control.Value,
            < ' ' and var low => ((char)('\u2400' + low)).ToString(),
            '\u007f' => "\u2421",
            _ => "\ufffd",
        };

    [GeneratedRegex(@"\r\n|[\r\n\t\u0085\u2028\u2029]")]
    private static partial Regex Breaks();

    [GeneratedRegex(@"\p{Cc}")]
    private static partial Regex Controls();
}
