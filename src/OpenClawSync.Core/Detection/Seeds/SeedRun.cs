using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Seeds;

/// <summary>
/// Reads the words on both sides of one that may be listed, as long as most of them may be. A few that are not are allowed: misspelt ones.
/// </summary>
internal ref struct SeedRun(ReadOnlySpan<char> text, SeedScript script, Span<SeedWord> words)
{
    private const int MaxUnlisted = 2;

    // Words that short are in no list: prose has one every few words.
    private const int MinUnlisted = 3;

    private readonly ReadOnlySpan<char> _text = text;
    private readonly Span<SeedWord> _words = words;
    private readonly SeedScript _script = script;

    /// <summary>How many words were read.</summary>
    public int Count { get; private set; }

    /// <summary>How many of them may be listed.</summary>
    public int Listed { get; private set; }

    /// <summary>Where the run ends.</summary>
    public int End { get; private set; }

    /// <summary>Whether the run has more words than fit: it is a word list.</summary>
    public bool IsTooLong { get; private set; }

    public static bool MayBeListed(ReadOnlySpan<char> word, SeedScript script, out ulong packed)
    {
        packed = SeedLetters.Pack(word, script);
        return packed != 0
            && (
                script == SeedScript.Latin
                    ? SeedFilter.Lists(SeedFilter.LettersOf(packed)) != 0
                    : SeedWordLists.Languages(packed, script) != 0
            );
    }

    /// <summary>Where the word around or after a place begins and ends.</summary>
    public static bool TryWordAt(ReadOnlySpan<char> text, int at, SeedScript script, out int start, out int end)
    {
        end = WordEnd(text, at, script);
        start = WordStart(text, at, 0, script);
        return end > at && end - start <= SeedLetters.MaxLength;
    }

    /// <summary>Reads the run around the word that begins at <paramref name="start"/>, not before <paramref name="floor"/>.</summary>
    public void Read(int start, int floor)
    {
        var at = Anchor(start, floor);
        var mark = ' ';
        for (var unlisted = 0; at >= 0; )
        {
            var end = WordEnd(_text, at, _script);
            if (end == at || end - at > SeedLetters.MaxLength)
            {
                break;
            }

            if (!IsLabel(end))
            {
                var isListed = MayBeListed(_text[at..end], _script, out var packed);
                if (!isListed && (end - at < MinUnlisted || ++unlisted > MaxUnlisted * 2))
                {
                    break;
                }

                Listed += isListed ? 1 : 0;
                if (Count == _words.Length)
                {
                    IsTooLong = true;
                    Count = 0;
                }

                _words[Count++] = new SeedWord(at, end, packed, mark, 0);
            }

            End = end;
            at = SeedGap.SkipForward(_text, end, out mark);
        }
    }

    private readonly int Anchor(int start, int floor)
    {
        var anchor = start;
        var unlisted = 0;
        for (var count = 0; count < _words.Length; count++)
        {
            var end = SeedGap.SkipBack(_text, anchor, floor);
            if (end < 0)
            {
                break;
            }

            var first = WordStart(_text, end, floor, _script);
            if (first == end || end - first > SeedLetters.MaxLength)
            {
                break;
            }

            if (!IsLabel(end) && !MayBeListed(_text[first..end], _script, out _) && (end - first < MinUnlisted || ++unlisted > MaxUnlisted))
            {
                break;
            }

            anchor = first;
        }

        return anchor;
    }

    // `word1=`, `word_2:` and `word 3:` number the words.
    private readonly bool IsLabel(int end)
    {
        var text = _text;
        if (end + 1 >= text.Length || _script != SeedScript.Latin)
        {
            return false;
        }

        if (Chars.IsDigit(text[end]) || (text[end] is '_' or '#' && Chars.IsDigit(text[end + 1])))
        {
            return true;
        }

        var at = end + 1;
        if (text[end] != ' ' || !(Chars.IsDigit(text[at]) || text[at] == '#'))
        {
            return false;
        }

        at++;
        while (at < text.Length && Chars.IsDigit(text[at]) && at - end < 5)
        {
            at++;
        }

        return at < text.Length && text[at] is ':' or '=' && text[..end].EndsWith("word", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsPart(char c, SeedScript script) =>
        c < 128 ? script == SeedScript.Latin && Chars.IsLetter(c) : SeedLetters.ScriptOf(c) == script || SeedLetters.IsAccent(c);

    private static int WordEnd(ReadOnlySpan<char> text, int at, SeedScript script)
    {
        if (script == SeedScript.Han)
        {
            return at < text.Length && SeedLetters.ScriptOf(text[at]) == script ? at + 1 : at;
        }

        var limit = Math.Min(text.Length, at + SeedLetters.MaxLength + 1);
        while (at < limit && IsPart(text[at], script))
        {
            at++;
        }

        return at;
    }

    private static int WordStart(ReadOnlySpan<char> text, int at, int floor, SeedScript script)
    {
        if (script == SeedScript.Han)
        {
            return at > floor && SeedLetters.ScriptOf(text[at - 1]) == script ? at - 1 : at;
        }

        var end = at;
        floor = Math.Max(floor, at - SeedLetters.MaxLength - 1);
        while (at > floor && IsPart(text[at - 1], script))
        {
            at--;
        }

        // The letter of an escape is not part of the word.
        return at > 0 && at + 1 < end && text[at - 1] == '\\' && text[at] is 'n' or 'r' or 't' ? at + 1 : at;
    }
}
