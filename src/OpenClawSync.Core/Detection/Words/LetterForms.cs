using System.Collections.Frozen;
using System.Text;

namespace OpenClawSync.Detection.Words;

/// <summary>
/// The letters whose other casing is several letters, such as <c>ß</c> and <c>SS</c>, or depends on the language: the Turkish <c>İ</c>
/// and <c>ı</c> are <c>i</c> and <c>I</c> elsewhere.
/// </summary>
internal static class LetterForms
{
    // Each group is a small letter, followed by those that it is written with otherwise.
    private const string Groups = "ßss ﬀff ﬁfi ﬂfl ﬃffi ﬄffl ﬅst ﬆst ŉʼn ևեւ ﬓմն ﬔմե ﬕմի ﬖվն ﬗմխ İi ıi";

    private static readonly FrozenDictionary<int, string> Letters = Groups
        .Split(' ')
        .ToFrozenDictionary(group => (int)group[0], group => group[1..]);

    /// <summary>What a letter is otherwise written with; null for most.</summary>
    public static string? Of(Rune letter) =>
        letter.IsAscii ? null
        : letter.Value == 'ẞ' ? Letters['ß']
        : Letters.GetValueOrDefault(letter.Value);

    /// <summary>A text in small letters with each <c>i</c> as Turkish capitals have it: with a dot and without.</summary>
    public static IEnumerable<string> OfEachI(string text) =>
        text.Contains('i', StringComparison.OrdinalIgnoreCase) ? [Replace(text, 'İ'), Replace(text, 'ı')] : [];

    private static string Replace(string text, char letter) => text.Replace('i', letter).Replace('I', letter);
}
