using Markdig.Syntax;

namespace OpenClawSync.Sources.Notes;

/// <summary>Extracts the text of an HTML block, without tags and comments.</summary>
internal static class HtmlText
{
    private const string CommentStart = "<!--";
    private const string CommentEnd = "-->";

    private enum Place
    {
        Text,
        Tag,
        Comment,
    }

    public static void Add(PlainTextBuilder builder, NoteText note, HtmlBlock block)
    {
        var lines = SourceLine.Split(note, block).ToList();

        // A tag that is never closed is text, because a stray "<" must not hide the text after it.
        var lastTagEnd = lines.FindLastIndex(line => line.Text.Contains('>'));
        var place = Place.Text;
        for (var i = 0; i < lines.Count; i++)
        {
            place = AddLine(builder, lines[i], place, isLastTagEnd: i == lastTagEnd, tagsCanEnd: i <= lastTagEnd);
        }
    }

    private static Place AddLine(PlainTextBuilder builder, SourceLine line, Place place, bool isLastTagEnd, bool tagsCanEnd)
    {
        var text = line.Text;
        var at = 0;
        while (at < text.Length)
        {
            if (place == Place.Text)
            {
                var next = at;
                while (next < text.Length && !OpensTag(text[next..], isLastTagEnd, tagsCanEnd))
                {
                    next++;
                }

                line.AddTo(builder, at..next);
                if (next == text.Length)
                {
                    break;
                }

                place = text[next..].StartsWith(CommentStart, StringComparison.Ordinal) ? Place.Comment : Place.Tag;
                at = next;
            }
            else
            {
                var end = place == Place.Comment ? CommentEnd : ">";
                var found = text[at..].IndexOf(end, StringComparison.Ordinal);
                if (found < 0)
                {
                    break;
                }

                at += found + end.Length;
                place = Place.Text;
                builder.Space();
            }
        }

        builder.Space();
        return place;
    }

    private static bool OpensTag(ReadOnlySpan<char> text, bool isLastTagEnd, bool tagsCanEnd)
    {
        if (text.StartsWith(CommentStart, StringComparison.Ordinal))
        {
            return true;
        }

        if (text.Length < 2 || text[0] != '<')
        {
            return false;
        }

        var isTag = char.IsAsciiLetter(text[1]) || text[1] is '/' or '!' or '?';
        return isTag && tagsCanEnd && (!isLastTagEnd || text.Contains('>'));
    }
}
