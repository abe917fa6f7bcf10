using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Values;

/// <summary>Passwords with letters that are not ASCII: <c>Москва2024!</c>, <c>富士山2024</c>.</summary>
internal static class NativePassword
{
    private const int MinLength = 6;

    /// <summary>Whether the value is letters of another script with a number or a mark after them, as people make passwords.</summary>
    public static bool IsPassword(ReadOnlySpan<char> value)
    {
        var letters = 0;
        var digits = 0;
        var marks = 0;
        foreach (var c in value)
        {
            if (c > 127 && char.IsLetter(c))
            {
                // Where letters follow a number, as in `до2024года`, it is a quantity or a date.
                if (digits > 0)
                {
                    return false;
                }

                letters++;
            }
            else if (Chars.IsDigit(c))
            {
                digits++;
            }
            else if (c is '!' or '@' or '#' or '$' or '%' or '^' or '&' or '*' or '+' or '=' or '?' or '_')
            {
                marks++;
            }
            else if (
                !char.IsLetter(c)
                && !(
                    char.GetUnicodeCategory(c)
                    is System.Globalization.UnicodeCategory.NonSpacingMark
                        or System.Globalization.UnicodeCategory.SpacingCombiningMark
                )
            )
            {
                return false;
            }
        }

        return value.Length >= MinLength
            && char.IsLetter(value[0])
            && letters >= 3
            && digits + marks >= 2
            && digits > 0
            && value[^1] is not ('?' or '=');
    }

    /// <summary>Whether the value is one word with a letter that is not ASCII and nothing else.</summary>
    public static bool IsWord(ReadOnlySpan<char> value)
    {
        var native = false;
        foreach (var c in value)
        {
            if (!char.IsLetter(c) && c is not ('-' or '.' or '\''))
            {
                return false;
            }

            native |= c > 127;
        }

        return native;
    }
}
