using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Values;

/// <summary>How many characters of each kind a text has. Marks are all that are neither letters nor digits.</summary>
internal readonly record struct TextShape(int Length, int Lower, int Upper, int Digits, int Hex, int Marks)
{
    public int Letters => Lower + Upper;

    public bool IsHex => Hex == Length;

    public int Kinds => (Lower > 0 ? 1 : 0) + (Upper > 0 ? 1 : 0) + (Digits > 0 ? 1 : 0) + (Marks > 0 ? 1 : 0);

    public static TextShape Measure(ReadOnlySpan<char> text)
    {
        int lower = 0,
            upper = 0,
            digits = 0,
            hex = 0;
        foreach (var c in text)
        {
            var kinds = Chars.KindsOf(c);
            lower += kinds & Chars.LowerFlag;
            upper += (kinds & Chars.UpperFlag) >> 1;
            digits += (kinds & Chars.DigitFlag) >> 2;
            hex += (kinds & Chars.HexFlag) >> 3;
        }
        return new TextShape(text.Length, lower, upper, digits, hex, text.Length - lower - upper - digits);
    }
}
