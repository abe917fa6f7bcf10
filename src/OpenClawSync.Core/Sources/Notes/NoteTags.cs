using System.Globalization;
using System.Text;
using OpenClawSync.Records.Notes;

namespace OpenClawSync.Sources.Notes;

/// <summary>Finds the tags of an entry, which are the <c>#words</c> of its text.</summary>
internal static class NoteTags
{
    /// <summary>The tags of the note followed by those of the text, without duplicates.</summary>
    public static IReadOnlyList<NoteTag> Find(PlainText body, IReadOnlyList<NoteTag> noteTags)
    {
        if (noteTags.Count == 0 && !body.Rendered.Text.Contains('#', StringComparison.Ordinal))
        {
            return [];
        }

        var tags = noteTags.Concat(Words(body)).DistinctBy(tag => tag.Name, StringComparer.Ordinal).ToArray();
        return tags.Length == 0 ? [] : tags;
    }

    private static IEnumerable<NoteTag> Words(PlainText body)
    {
        var text = body.Searchable();
        var pieces = new PieceCursor(body.Rendered.Pieces);
        for (var hash = text.IndexOf('#'); hash >= 0; hash = text.IndexOf('#', hash + 1))
        {
            var length = WordLength(text.AsSpan(hash + 1));
            if (length == 0 || !MayBegin(text, hash) || Colors.IsColor(text.AsSpan(hash + 1, length)))
            {
                continue;
            }

            var (start, sourceLength) = pieces.SourceOf(hash, length + 1);
            yield return new NoteTag(text.Substring(hash + 1, length).ToLowerInvariant(), start, sourceLength);
        }
    }

    // "C#", "a.html#part" and "&#x27;" are not tags.
    private static bool MayBegin(string text, int hash) =>
        hash == 0 || !(char.IsLetterOrDigit(text[hash - 1]) || text[hash - 1] is '_' or '#' or '/' or '&' or '.' or '=' or '-');

    /// <summary>
    /// The length of a word of letters, digits, marks, _, - and /; 0 for one without a letter, which is a number and not a tag.
    /// </summary>
    private static int WordLength(ReadOnlySpan<char> text)
    {
        int length = 0,
            end = 0;
        var hasLetter = false;
        foreach (var rune in text.EnumerateRunes())
        {
            var isLetter = Rune.IsLetter(rune);
            var isWord = isLetter || Rune.IsDigit(rune) || rune.Value == '_' || IsMark(rune);
            if (!isWord && rune.Value is not ('-' or '/'))
            {
                break;
            }

            hasLetter |= isLetter;
            length += rune.Utf16SequenceLength;
            if (isWord)
            {
                end = length;
            }
        }

        return hasLetter ? end : 0;
    }

    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
