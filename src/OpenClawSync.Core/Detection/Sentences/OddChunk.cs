using System.Buffers;

namespace OpenClawSync.Detection.Sentences;

/// <summary>
/// Tells by a few searches what a run of characters with digits or marks cannot be: a URL, a digest, a version or a time. Most of those in
/// a text are one of these. Never says so of what <see cref="ValueEvidence"/> may find odd.
/// </summary>
internal static class OddChunk
{
    private const int MinLength = 4;
    private const int MinOdd = 6;
    private const int MaxNumber = 10;
    private const int UuidLength = 36;

    // So much of a UUID that its first hyphen can be seen, and nothing else it could be.
    private const int MinCut = 12;

    // A number that long is a code whatever marks it has.
    private const int MaxPlainNumber = 24;
    private const int MaxLetters = 2;
    private const int MinShortCode = 5;
    private const int MaxShortCode = 8;
    private const int MinShortDigits = 3;
    private const int MinGrouped = 7;
    private const int MaxGrouped = 30;
    private const int DateLength = 10;

    private static readonly SearchValues<byte> Digits = SearchValues.Create("0123456789"u8);
    private static readonly SearchValues<byte> DigitsAndHyphen = SearchValues.Create("0123456789-"u8);
    private static readonly SearchValues<byte> Hex = SearchValues.Create("0123456789abcdef"u8);

    private static readonly SearchValues<byte> HexAndHyphen = SearchValues.Create("0123456789abcdef-"u8);

    // Marks that add to what a value looks like, and all characters that are not ASCII.
    private static readonly SearchValues<byte> Marks = SearchValues.Create([.. "!@#$%^&*+~=?<>{}[]()|/\\"u8, byte.MaxValue]);

    private static readonly SearchValues<byte> Around = SearchValues.Create("\"'`*_()[]{}<>,.;:#"u8);

    /// <summary>What a run of characters in small letters may be.</summary>
    /// <param name="chunk">The characters.</param>
    /// <param name="isCut">Whether the run is the first or last of the text: it may be part of a longer one.</param>
    public static OddChunkKind KindOf(ReadOnlySpan<byte> chunk, bool isCut)
    {
        var start = chunk.IndexOfAnyExcept(Around);
        if (start < 0)
        {
            return OddChunkKind.None;
        }

        var value = chunk[start..(chunk.LastIndexOfAnyExcept(Around) + 1)];
        if (value.Length < MinLength)
        {
            return OddChunkKind.None;
        }

        if (IsShortCode(value))
        {
            return OddChunkKind.Number;
        }

        var word = value.IndexOfAnyExcept(Hex);
        if (word < 0)
        {
            return value.ContainsAnyExcept(Digits)
                ? (value.Length < MinOdd || isCut || IsDigestLength(value.Length) ? OddChunkKind.None : OddChunkKind.Odd)
                : (value.Length <= MaxNumber && (!IsYear(value) || chunk.EndsWith("#"u8)) ? OddChunkKind.Number : OddChunkKind.None);
        }

        if (IsGrouped(value))
        {
            return OddChunkKind.Number;
        }

        if (
            value.Length < MinOdd
            || (word == 8 && value.Length == UuidLength && IsUuid(value))
            || (isCut && value.Length > MinCut && value[word] == '-' && !value.ContainsAnyExcept(HexAndHyphen))
            || IsPlain(value)
            || value.IndexOf("://"u8) >= 0
        )
        {
            return OddChunkKind.None;
        }

        return OddChunkKind.Odd;
    }

    /// <summary>The run without the marks around it.</summary>
    public static ReadOnlySpan<char> Trim(ReadOnlySpan<char> chunk) => chunk.Trim("\"'`*_()[]{}<>,.;:“”„«»");

    // `4827-1193`, but not `2026-05-03`.
    private static bool IsGrouped(ReadOnlySpan<byte> value) =>
        value.Length is >= MinGrouped and <= MaxGrouped
        && value[^1] != '-'
        && !value.ContainsAnyExcept(DigitsAndHyphen)
        && !(value.Length == DateLength && (value[4] == '-' || value[2] == '-'));

    // `1105E`, `38K4471`
    private static bool IsShortCode(ReadOnlySpan<byte> value)
    {
        if (value.Length is < MinShortCode or > MaxShortCode)
        {
            return false;
        }

        var letters = 0;
        foreach (var c in value)
        {
            if (c is >= (byte)'a' and <= (byte)'z')
            {
                letters++;
            }
            else if (c is < (byte)'0' or > (byte)'9')
            {
                return false;
            }
        }

        return letters is > 0 and <= MaxLetters && value.Length - letters >= MinShortDigits;
    }

    private static bool IsDigestLength(int length) => length is 7 or 8 or 12 or 16 or 32 or 40 or 56 or 64 or 96 or 128;

    private static bool IsYear(ReadOnlySpan<byte> value) => value.Length == 4 && (value.StartsWith("19"u8) || value.StartsWith("20"u8));

    private static bool IsUuid(ReadOnlySpan<byte> value) =>
        value[8] == '-'
        && value[13] == '-'
        && value[18] == '-'
        && value[23] == '-'
        && !value[9..13].ContainsAnyExcept(Hex)
        && !value[14..18].ContainsAnyExcept(Hex)
        && !value[19..23].ContainsAnyExcept(Hex)
        && !value[24..].ContainsAnyExcept(Hex);

    // A version, a time, a date or an amount: `v1.2.3`, `2026-01-05T06:14:00Z`.
    private static bool IsPlain(ReadOnlySpan<byte> value)
    {
        if (value.Length > MaxPlainNumber || value.ContainsAny(Marks))
        {
            return false;
        }

        var letters = 0;
        foreach (var c in value)
        {
            if (c is >= (byte)'a' and <= (byte)'z' && ++letters > MaxLetters)
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>What a run of characters may be.</summary>
internal enum OddChunkKind : byte
{
    /// <summary>Nothing that a sentence has to be read for.</summary>
    None,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A value that looks like a secret.</summary>
    Odd,
}
