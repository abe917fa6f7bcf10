using OpenClawSync.Detection.Rules;
using OpenClawSync.Detection.Scanning;
using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Keys;

/// <summary>Finds a key that is written in groups of four with blanks between them, as setup keys of authenticators are.</summary>
internal static class SpacedKeyReader
{
    private const int MaxFiller = 48;
    private const int GroupLength = 4;
    private const int MinGroups = 4;
    private const int MaxGroups = 16;

    /// <summary>Adds the groups that begin soon after a name in the same line; true when there are any.</summary>
    public static bool Read(ref Scan scan, int nameEnd)
    {
        var text = scan.Text;
        var limit = Math.Min(text.Length, nameEnd + MaxFiller);
        for (var at = nameEnd; at < limit && !Chars.IsLineEnd(text[at]); at++)
        {
            if (text[at] is not (' ' or ':' or '=' or '"' or '`' or '*'))
            {
                continue;
            }

            var end = GroupsEnd(text, at + 1, out var withDigits, out var groups);
            if (groups >= MinGroups && withDigits >= 2)
            {
                scan.Steps += end - nameEnd;
                scan.Add(at + 1, end, KeyRules.Token);
                return true;
            }
        }

        return false;
    }

    private static int GroupsEnd(ReadOnlySpan<char> text, int at, out int withDigits, out int groups)
    {
        var end = at;
        (withDigits, groups) = (0, 0);
        while (groups < MaxGroups)
        {
            var digits = 0;
            var i = 0;
            for (; i < GroupLength && at + i < text.Length && Chars.IsLetterOrDigit(text[at + i]); i++)
            {
                digits += Chars.IsDigit(text[at + i]) ? 1 : 0;
            }

            if (i < GroupLength || (at + i < text.Length && Chars.IsLetterOrDigit(text[at + i])))
            {
                break;
            }

            // Years and card numbers are digits only.
            withDigits += digits is > 0 and < GroupLength ? 1 : 0;
            groups++;
            end = at + GroupLength;
            if (end >= text.Length || text[end] != ' ')
            {
                break;
            }

            at = end + 1;
        }

        return end;
    }
}
