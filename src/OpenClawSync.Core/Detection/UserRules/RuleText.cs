using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.UserRules;

/// <summary>A text as the user's own rules read it, and where it came from in the text being scanned.</summary>
/// <param name="text">The text, perhaps with escapes decoded.</param>
/// <param name="ascii">The same with a dot, which is not a word character, for each UTF-16 code unit that is not ASCII.</param>
/// <param name="positions">The position of each code unit, and of the end, in the text being scanned; empty when it is that text.</param>
internal readonly ref struct RuleText(ReadOnlySpan<char> text, ReadOnlySpan<char> ascii, ReadOnlySpan<int> positions)
{
    private const char Dot = '\u00b7';

    private readonly ReadOnlySpan<int> _positions = positions;

    public ReadOnlySpan<char> Text { get; } = text;

    public ReadOnlySpan<char> Ascii { get; } = ascii;

    public int At(int index) => _positions.IsEmpty ? index : _positions[index];

    /// <summary>
    /// Whether an expression is about ASCII only. In Go the classes \w, \d and \b have no other letters, so a token between Chinese
    /// characters is a word by itself; in .NET they have.
    /// </summary>
    public static bool IsAsciiPattern(string pattern) =>
        System.Text.Ascii.IsValid(pattern)
        && !pattern.Contains("\\p", StringComparison.OrdinalIgnoreCase)
        && !pattern.Contains("\\u", StringComparison.Ordinal);

    /// <summary>Writes the ASCII form of a text; false if the text is ASCII already, and then nothing is written.</summary>
    public static bool TryToAscii(ReadOnlySpan<char> text, Span<char> ascii)
    {
        if (!text.ContainsAnyExcept(CharSets.Ascii))
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
