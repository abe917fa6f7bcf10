using OpenClawSync.Detection.Language;
using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Sentences;

/// <summary>Tells how far a value that was found reaches.</summary>
/// <param name="text">The whole text.</param>
/// <param name="tokens">The tokens of the sentence.</param>
/// <param name="found">Which of them are secrets.</param>
internal readonly ref struct ValueExtent(ReadOnlySpan<char> text, ReadOnlySpan<SentenceToken> tokens, ReadOnlySpan<bool> found)
{
    private const int MaxWords = 24;

    // How far before a phrase its noun may be.
    private const int MaxToNoun = 12;

    private readonly ReadOnlySpan<char> _text = text;
    private readonly ReadOnlySpan<SentenceToken> _tokens = tokens;
    private readonly ReadOnlySpan<bool> _found = found;

    /// <summary>The last token of a value: a phrase goes on over the words that follow with nothing but a blank between.</summary>
    public int LastToken(int at)
    {
        if (_tokens[at].Kind != TokenKind.Word || !IsWordOnly(at) || !HasPhraseBefore(at))
        {
            return at;
        }

        var last = at;
        while (
            last + 1 < _tokens.Length
            && last - at < MaxWords
            && _tokens[last + 1].Kind == TokenKind.Word
            && (IsWordOnly(last + 1) || _found[last + 1])
        )
        {
            last++;
        }

        return last;
    }

    private bool IsWordOnly(int at) => !_text[_tokens[at].Start.._tokens[at].End].ContainsAny(CharSets.Digits);

    private bool HasPhraseBefore(int at)
    {
        for (var i = at - 1; i >= 0 && i >= at - MaxToNoun; i--)
        {
            if (_tokens[i].Is(WordRole.Phrase) || _tokens[i].Is(WordRole.Password))
            {
                return i + 1 < at && (_tokens[at - 1].Kind is TokenKind.Assign or TokenKind.Line || _tokens[at - 1].Is(WordRole.Is));
            }
        }

        return false;
    }

    /// <summary>A value with the marks around it that were left out: a password may begin or end with them.</summary>
    public (int Start, int End) Whole(int start, int end)
    {
        while (start > 0 && _text[start - 1] is '!' or '@' or '#' or '$' or '%' or '^' or '&' or '+' or '?' or '{')
        {
            start--;
        }

        // Of a name and a password in one run of characters both are covered.
        if (start > 1 && _text[start - 1] == '/' && Scripts.IsWordPart(_text[start - 2]))
        {
            start--;
            while (start > 0 && Scripts.IsWordPart(_text[start - 1]))
            {
                start--;
            }
        }

        while (end < _text.Length && _text[end] == '*' && (start == 0 || _text[start - 1] != '*'))
        {
            end++;
        }

        while (end < _text.Length && _text[end] is '!' or '@' or '#' or '$' or '%' or '^' or '&' or '+' or '=' or '?' or '}')
        {
            end++;
        }

        return (start, end);
    }
}
