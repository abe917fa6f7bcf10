using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Reading;

/// <summary>The signs, dashes and verbs that stand between the name of a key and its value.</summary>
internal static class Signs
{
    /// <summary>The length of a dash or semicolon at the start of the text, or 0.</summary>
    // A hyphen and a semicolon join words and end statements unless a blank follows.
    public static int DashLength(ReadOnlySpan<char> text)
    {
        var length = 1;
        while (length < 3 && length < text.Length && text[length] == text[0] && text[0] == '-')
        {
            length++;
        }

        return text[0] is not ('-' or ';') || (length < text.Length && Chars.IsBlank(text[length])) ? length : 0;
    }

    /// <summary>The length of the sign that assigns a value at the start of the text, or 0.</summary>
    public static int Length(ReadOnlySpan<char> text)
    {
        switch (text[0])
        {
            case '=':
                return text.StartsWith("===") ? 3
                    : text.Length > 1 && text[1] is '>' or '=' or '~' ? 2
                    : 1;
            case ':':
                var colons = 1;
                while (colons < 3 && colons < text.Length && text[colons] == ':')
                {
                    colons++;
                }

                return colons < text.Length && text[colons] == '=' ? colons + 1
                    : colons == 1 || (colons == 2 && colons < text.Length && Chars.IsBlank(text[colons])) ? colons
                    : 0;
            case '：' or '＝' or '→' or '⇒':
                return 1;
            case '-' or '.' or '+' or '?' or '!' when text.Length > 1 && text[1] is '=' || text.StartsWith("->"):
                return 2;
            case '|' or '?' when text.StartsWith("||=") || text.StartsWith("??="):
                return 3;
            case '%'
                when text.StartsWith("%3D", StringComparison.OrdinalIgnoreCase)
                    || text.StartsWith("%3A", StringComparison.OrdinalIgnoreCase):
                return 3;
            case '\\'
                when text.StartsWith("\\u003d", StringComparison.OrdinalIgnoreCase)
                    || text.StartsWith("\\u003a", StringComparison.OrdinalIgnoreCase):
                return 6;
            default:
                return text.StartsWith("||") && text.Length > 2 && text[2] != '|' ? 2 : 0;
        }
    }

    /// <summary>Whether a value can follow the word as it follows a sign.</summary>
    public static bool IsVerb(ReadOnlySpan<char> word) =>
        word.Length <= 4 && word is "is" or "was" or "are" or "IS" or "Is" or "est" or "ist" or "es";
}
