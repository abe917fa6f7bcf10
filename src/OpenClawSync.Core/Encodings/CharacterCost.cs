using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace OpenClawSync.Encodings;

/// <summary>How unlikely the next character of a text is when it is read in an encoding.</summary>
internal static class CharacterCost
{
    private const int Nul = 6;
    private const int Control = 4;

    // A NUL is two bytes in UTF-16, and must cost more there, so that a run of zeros does not become UTF-16.
    private const int WideNul = 14;
    private const int Rare = 8;

    /// <summary>The length in bytes of the next character and its cost; a length of 0 where there can be none.</summary>
    /// <param name="kind">0 for encodings whose units are bytes, 1 for UTF-16LE, 2 for UTF-16BE.</param>
    /// <param name="bytes">The rest of the bytes.</param>
    public static (int Length, int Cost) Of(int kind, ReadOnlySpan<byte> bytes) =>
        kind == 0 ? OfBytes(bytes)
        : bytes.Length < 2 ? (0, 0)
        : OfUnit(bytes, isLittle: kind == 1);

    private static (int Length, int Cost) OfBytes(ReadOnlySpan<byte> bytes)
    {
        var first = bytes[0];
        if (first < 0x80)
        {
            return (
                1,
                first == 0 ? Nul
                : first is < 32 and not (9 or 10 or 12 or 13 or 27) or 127 ? Control
                : 0
            );
        }

        if (Rune.DecodeFromUtf8(bytes, out _, out var length) == OperationStatus.Done)
        {
            return (length, 0);
        }

        // Two bytes that can be a character of an East Asian encoding.
        return bytes.Length > 1 && first is > 0x80 and < 0xFF && bytes[1] is >= 0x40 and not (0x7F or 0xFF) ? (2, 3) : (1, Control);
    }

    private static (int Length, int Cost) OfUnit(ReadOnlySpan<byte> bytes, bool isLittle)
    {
        var unit = Unit(bytes, isLittle);
        if (char.IsHighSurrogate(unit) && bytes.Length >= 4 && char.IsLowSurrogate(Unit(bytes[2..], isLittle)))
        {
            return (4, 2);
        }

        return (2, OfCharacter(unit) + (IsPrintable(bytes[0]) && IsPrintable(bytes[1]) ? 1 : 0));
    }

    private static int OfCharacter(char unit) =>
        unit switch
        {
            '\t' or '\n' or '\r' or '\ufeff' or (>= ' ' and <= '~') => 0,
            '\0' => WideNul,
            < '\u00a0' => Rare,
            < '\u0530' => 1,
            < '\u0700' => 2,
            >= '\u0e00' and < '\u0e60' => 2,
            >= '\u2010' and < '\u2028' => 1,
            >= '\u2030' and < '\u2c00' => 2,
            >= '\u3000' and < '\u3100' => 1,
            >= '\u4e00' and < '\ua000' => 1,
            >= '\uac00' and < '\ud7a4' => 2,
            >= '\ufe0e' and <= '\ufe0f' => 1,
            >= '\uff00' and < '\uffee' => 1,
            >= '\ud800' and < '\ue000' => 12,
            _ => CharUnicodeInfo.GetUnicodeCategory(unit) is UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse ? Rare : 4,
        };

    private static char Unit(ReadOnlySpan<byte> bytes, bool isLittle) =>
        (char)(isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes));

    private static bool IsPrintable(byte value) => value is 9 or 10 or 13 or (>= 32 and < 127);
}
