namespace OpenClawSync.Detection.UserRules;

/// <summary>A text as the users' rules read it, and the way back to the text being scanned.</summary>
/// <param name="text">The text, perhaps with escapes decoded.</param>
/// <param name="ascii">The same, unit by unit, with a dot that is no word character for all that is not ASCII.</param>
/// <param name="places">Where each unit, and the end, stands in the text being scanned; empty when it is that text.</param>
internal readonly ref struct RuleText(ReadOnlySpan<char> text, ReadOnlySpan<char> ascii, ReadOnlySpan<int> places)
{
    private const char Dot = '\u00b7';

    private readonly ReadOnlySpan<int> _places = places;

    public ReadOnlySpan<char> Text { get; } = text;

    public ReadOnlySpan<char> Ascii { get; } = ascii;

    public int At(int index) => _places.IsEmpty ? index : _places[index];

    /// <summary>
    /// Whether an expression speaks of ASCII alone. In Go the classes \w, \d and \b know no other letters, so that a token between
    /// Chinese characters stands alone; in .NET they do.
    /// </summary>
    public static bool IsAsciiPattern(string pattern) =>
        System.Text.Ascii.IsValid(pattern)
        && !pattern.Contains("\\p", StringComparison.OrdinalIgnoreCase)
        && !pattern.Contains("\\u", StringComparison.Ordinal);

    /// <summary>Writes the ASCII form of a text; false when it is ASCII already and nothing was written.</summary>
    public static bool TryToAscii(ReadOnlySpan<char> text, Span<char> ascii)
    {
        if (!text.ContainsAnyExceptInRange('\0', '\x7f'))
        {
            return false;
        }

        text.CopyTo(ascii);
        for (var at = 0; at < text.Length; at++)
        {
            if (ascii[at] > '\x7f')
            {
                ascii[at] = Dot;
            }
        }

        return true;
    }
}
