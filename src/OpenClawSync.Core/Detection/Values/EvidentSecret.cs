using System.Buffers;

namespace OpenClawSync.Detection.Values;

/// <summary>
/// Decides about a value that a dash or a semicolon separates from its name. Prose has these too, so the value itself must look like a
/// secret, but they say more than a blank.
/// </summary>
internal static class EvidentSecret
{
    private const int MinLength = 8;

    // Names, versions and paths do not have these.
    private static readonly SearchValues<char> PasswordMarks = SearchValues.Create("!@#$%^&*");

    /// <summary>Whether the value can hardly be anything but a secret.</summary>
    public static bool IsEvident(ReadOnlySpan<char> value, KeyStrength strength)
    {
        if (strength is not (KeyStrength.Password or KeyStrength.Token) || value.Length < MinLength || Shapes.IsNumeric(value))
        {
            return false;
        }

        var shape = TextShape.Measure(value);
        var marked = value.ContainsAny(PasswordMarks);
        if (shape.Digits == 0 || (shape.Marks > 0 && shape.Upper == 0 && !marked))
        {
            return false;
        }

        return Randomness.IsRandom(value) || (shape.Kinds >= 3 && (marked || Randomness.IsMixed(value)));
    }
}
