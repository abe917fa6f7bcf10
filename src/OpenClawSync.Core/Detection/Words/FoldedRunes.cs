using System.Globalization;
using System.Text;

namespace OpenClawSync.Detection.Words;

/// <summary>
/// Compares letters of any script whatever their casing and accents, and whether an accent is a character of its own or part of its letter.
/// </summary>
internal static class FoldedRunes
{
    // Unicode composes the syllables of Korean in this order.
    private const int FirstSyllable = 0xAC00;
    private const int LastSyllable = 0xD7A3;
    private const int FirstLead = 0x1100;
    private const int FirstVowel = 0x1161;
    private const int FirstTail = 0x11A7;
    private const int Vowels = 21;
    private const int Tails = 28;

    /// <summary>Whether a character is a letter or digit, which names are compared by.</summary>
    public static bool IsLetterOrDigit(Rune rune) =>
        rune.IsAscii
            ? Rune.IsLetterOrDigit(rune)
            : Rune.IsLetter(rune)
                || Rune.GetUnicodeCategory(rune) is >= UnicodeCategory.DecimalDigitNumber and <= UnicodeCategory.OtherNumber;

    /// <summary>Whether a character is an accent, a vowel sign or an invisible one, which names are compared without.</summary>
    public static bool IsIgnored(Rune rune) =>
        !rune.IsAscii
        && Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.EnclosingMark
                or UnicodeCategory.Format;

    /// <summary>Whether a letter or digit is written in one way only, but for its casing.</summary>
    public static bool IsPlain(Rune rune)
    {
        if (LetterForms.Of(rune) is not null)
        {
            return false;
        }

        var letter = Lower(rune).Value;
        return letter is not (>= FirstSyllable and <= LastSyllable or >= FirstLead and < FirstTail + Tails)
            && (letter > char.MaxValue || AccentedLetters.Base((char)letter) == letter);
    }

    /// <summary>Adds what a letter or digit is compared by: one character, or several for a syllable of Korean or a ligature.</summary>
    public static void Add(Rune rune, List<int> folded)
    {
        if (LetterForms.Of(rune) is { } form)
        {
            foreach (var part in form)
            {
                folded.Add(part);
            }

            return;
        }

        var letter = Lower(rune).Value;
        if (letter is < FirstSyllable or > LastSyllable)
        {
            folded.Add(letter > char.MaxValue ? letter : AccentedLetters.Base((char)letter));
            return;
        }

        var index = letter - FirstSyllable;
        folded.Add(FirstLead + (index / (Vowels * Tails)));
        folded.Add(FirstVowel + (index / Tails % Vowels));
        if (index % Tails > 0)
        {
            folded.Add(FirstTail + (index % Tails));
        }
    }

    // Some letters, such as the two small sigmas, have the same capital.
    private static Rune Lower(Rune rune) => Rune.ToLowerInvariant(rune.IsAscii ? rune : Rune.ToUpperInvariant(rune));
}
