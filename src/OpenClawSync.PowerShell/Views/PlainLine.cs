using System.Text.RegularExpressions;

namespace OpenClawSync.Views;

/// <summary>
/// Text that others wrote, for the screen: what would move the cursor, clear the screen or colour it is shown as a character instead.
/// </summary>
internal static partial class PlainLine
{
    /// <summary>On one line.</summary>
    public static string Format(string text) => Controls().Replace(Breaks().Replace(text, " "), Picture);

    /// <summary>With its lines.</summary>
    public static string Block(string text) =>
        Controls().Replace(Breaks().Replace(text, found => found.Value == "\t" ? "\t" : "\n"), Picture);

    // Unicode has pictures of the controls of ASCII; of the others there are none.
    private static string Picture(Match control) =>
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
