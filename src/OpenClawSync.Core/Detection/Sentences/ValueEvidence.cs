using System.Buffers;
using OpenClawSync.Detection.Language;
using OpenClawSync.Detection.Text;
using OpenClawSync.Detection.Values;

namespace OpenClawSync.Detection.Sentences;

/// <summary>How much a value looks like a secret by itself, in points from 0 to 8.</summary>
internal static class ValueEvidence
{
    /// <summary>Nothing but a secret, an identifier or a digest looks so.</summary>
    public const int Random = 8;

    /// <summary>What no word, number or name looks like.</summary>
    public const int Odd = 6;

    /// <summary>A word with a number after it.</summary>
    public const int Numbered = 5;

    /// <summary>A number of as many digits as codes have.</summary>
    public const int Number = 4;

    /// <summary>A word that no list has.</summary>
    public const int RareWord = 2;

    private const int MinLength = 3;

    private const int MaxLength = 160;

    // A code of digits and letters; `12GB` and `MP3` have as many or fewer.
    private const int MinCode = 4;

    /// <summary>These are in passwords; names, paths, versions and sentences do not have them within a word.</summary>
    public static readonly SearchValues<char> StrongMarks = SearchValues.Create("!@#$%^&*~");

    // Code and addresses have these too: they count beside digits only.
    private static readonly SearchValues<char> CodeMarks = SearchValues.Create("=?<>{}[]()|+");

    /// <summary>The points of a value without quotes.</summary>
    public static int Measure(ReadOnlySpan<char> value)
    {
        if (value.Length is < MinLength or > MaxLength || !ValueExclusions.IsPossible(value))
        {
            return 0;
        }

        var shape = TextShape.Measure(value);
        var letters = shape.Letters + NonAsciiLetters(value);
        if (letters == 0)
        {
            return MeasureNumber(value);
        }

        var inner = value[1..^1];
        var points =
            inner.ContainsAny(StrongMarks) ? 5
            : shape.Digits > 0 && inner.ContainsAny(CodeMarks) ? 3
            : 0;
        if (shape.Digits > 0)
        {
            points += MeasureMixed(value, shape);
        }
        else
        {
            points += WordEvidence.Measure(value, shape);
        }

        if (value[^1] is '!' or '*' or '$' or '#' or '+' or '&' or '%' or '=' || value[0] is '!' or '$' or '%' or '&' or '=' or '+')
        {
            points += shape.Digits > 0 ? 2 : 1;
        }

        return Math.Min(points, Random);
    }

    /// <summary>The points of a code written in groups.</summary>
    public static int MeasureGroups(ReadOnlySpan<char> value)
    {
        var shape = TextShape.Measure(value);
        return shape.Letters == 0
                ? (
                    shape.Digits >= 24 ? Random
                    : shape.Digits >= 6 ? Number
                    : 0
                )
            : shape.Digits + shape.Letters >= 12 ? Random
            : Odd;
    }

    private static int MeasureMixed(ReadOnlySpan<char> value, TextShape shape)
    {
        if (shape.Letters + NonAsciiLetters(value) <= 2 || value.Length < 6 || Shapes.IsNumeric(value))
        {
            return IsShortCode(value, shape) ? 3
                : IsMeasure(value) ? (shape.Digits > 1 && value.Length >= MinCode && shape.Marks == 0 ? 1 : 0)
                : 2;
        }

        if (IsSlug(value, shape) || IsCodeName(value, shape))
        {
            return WordEvidence.CountJoined(value) >= WordEvidence.MinJoined ? Number : 3;
        }

        // `libc6-pic`, `i686-w64-mingw32`
        if (
            shape.Upper == 0
            && value.Contains('-')
            && !value.ContainsAny(StrongMarks)
            && !value.ContainsAny(CodeMarks)
            && Wordiness.IsWordy(value)
        )
        {
            return 3;
        }

        if (value.Length >= 8 && (Randomness.IsRandom(value) || Randomness.IsMixed(value)))
        {
            return Random;
        }

        return value.Length < 8 && (shape.Digits == 1 || IsTypeName(value, shape)) ? 3
            : IsNumberedWord(value, shape) ? Numbered
            : shape.Digits >= 2 || shape.Marks > 0 ? Odd
            : Numbered;
    }

    // `CARD32`, `INT64`
    private static bool IsTypeName(ReadOnlySpan<char> value, TextShape shape) =>
        shape is { Lower: 0, Marks: 0 } && !value.TrimEnd("0123456789").ContainsAny(CharSets.Digits);

    // `summer94` is a password as often as `mingw32` is the name of a thing.
    private static bool IsNumberedWord(ReadOnlySpan<char> value, TextShape shape) =>
        shape.Marks == 0
        && (shape.Upper == 0 || (shape.Upper == 1 && Chars.IsUpper(value[0])))
        && !value.TrimEnd("0123456789").ContainsAny(CharSets.Digits);

    // `gnutls_x509_dn_export`, `R2_ACCESS_KEY_ID`
    private static bool IsCodeName(ReadOnlySpan<char> value, TextShape shape) =>
        value.Contains('_') && (shape.Upper == 0 || shape.Lower == 0) && !value.ContainsAny(StrongMarks);

    // Words in small letters and numbers, joined by hyphens: a name as often as a password.
    private static bool IsSlug(ReadOnlySpan<char> value, TextShape shape)
    {
        if (shape.Upper > 0 || shape.Marks == 0 || value.ContainsAny(StrongMarks))
        {
            return false;
        }

        var start = 0;
        for (var at = 0; at <= value.Length; at++)
        {
            if (at < value.Length && value[at] is not ('-' or '_' or '.' or '/'))
            {
                continue;
            }

            var part = TextShape.Measure(value[start..at]);
            if (part.Digits > 0 && part.Letters > 1)
            {
                return false;
            }

            start = at + 1;
        }

        return true;
    }

    private static int MeasureNumber(ReadOnlySpan<char> value)
    {
        var digits = 0;
        foreach (var c in value)
        {
            if (Chars.IsDigit(c))
            {
                digits++;
            }
            else if (c is not ('-' or ' '))
            {
                return c is '#' or '*' && digits >= 3 ? Number : 0;
            }
        }

        if (digits >= 16)
        {
            return Random;
        }

        if (value.Contains('-') && IsDate(value))
        {
            return 0;
        }

        if (digits == 4 && value.Length == 4 && (value.StartsWith("19") || value.StartsWith("20")))
        {
            // A year as often as a code.
            return Number - 1;
        }

        return digits is >= 4 and <= 64 ? Number
            : digits == 3 ? RareWord
            : 0;
    }

    // 2026-05-03, 05-06-26
    private static bool IsDate(ReadOnlySpan<char> value) =>
        value.Length == 10 && value.Count('-') == 2 && (value[4] == '-' || value[2] == '-') && (value[7] == '-' || value[5] == '-');

    // 1105E, 38K4471
    private static bool IsShortCode(ReadOnlySpan<char> value, TextShape shape) =>
        shape is { Digits: >= 3, Upper: > 0, Lower: 0, Marks: 0 }
        && value.Length is > MinCode and <= 8
        && !(Chars.IsUpper(value[^1]) && Chars.IsUpper(value[^2]));

    // 12GB, 14kg, 3rd, H264, MP3, 2FA
    private static bool IsMeasure(ReadOnlySpan<char> value) => value.Length < 6;

    /// <summary>How many letters of the value are not ASCII.</summary>
    public static int NonAsciiLetters(ReadOnlySpan<char> value)
    {
        var count = 0;
        foreach (var c in value)
        {
            if (c > 127 && Scripts.IsWordPart(c))
            {
                count++;
            }
        }

        return count;
    }
}
