namespace OpenClawSync.Redaction.Detection;

/// <summary>How many characters of each kind a text has.</summary>
internal readonly record struct TextShape(int Length, int Lower, int Upper, int Digits, int Hex, int Marks)
{
    public int Letters => Lower + Upper;

    public bool IsHex => Hex == Length;

    public int Kinds => (Lower > 0 ? 1 : 0) + (Upper > 0 ? 1 : 0) + (Digits > 0 ? 1 : 0) + (Marks > 0 ? 1 : 0);

    public static TextShape Of(ReadOnlySpan<char> text)
    {
        int lower = 0, upper = 0, digits = 0, hex = 0;
        foreach (var c in text)
        {
            if (Chars.IsLower(c)) lower++;
            else if (Chars.IsUpper(c)) upper++;
            else if (Chars.IsDigit(c)) digits++;
            if (Chars.IsHex(c)) hex++;
        }
        return new TextShape(text.Length, lower, upper, digits, hex, text.Length - lower - upper - digits);
    }
}
