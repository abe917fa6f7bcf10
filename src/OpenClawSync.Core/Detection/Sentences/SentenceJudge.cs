using OpenClawSync.Detection.Language;
using OpenClawSync.Detection.Rules;
using OpenClawSync.Detection.Scanning;
using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Sentences;

/// <summary>Adds up what speaks for each value of a sentence, and reports those with enough.</summary>
/// <param name="text">The whole text.</param>
/// <param name="tokens">The tokens of the sentence and of a few lines below it.</param>
/// <param name="found">Takes which of the tokens are secrets; as long as the tokens, and empty.</param>
internal readonly ref struct SentenceJudge(ReadOnlySpan<char> text, ReadOnlySpan<SentenceToken> tokens, Span<bool> found)
{
    /// <summary>So many points make a secret.</summary>
    private const int Enough = 9;

    private const int QuotedPoints = 2;
    private const int EndPoints = 1;

    private readonly ReadOnlySpan<char> _text = text;
    private readonly ReadOnlySpan<SentenceToken> _tokens = tokens;
    private readonly Span<bool> _found = found;

    public void Judge(ref Scan scan)
    {
        var any = false;
        for (var i = 0; i < _tokens.Length; i++)
        {
            _found[i] = Points(i) is > 0 and var points && (Best(i, points) >= Enough || PairEvidence.IsPair(_text, _tokens, i, points));
            any |= _found[i];
        }

        if (!any)
        {
            return;
        }

        RotationEvidence.Extend(_text, _tokens, _found, this);
        ListEvidence.Extend(_text, _tokens, _found);
        for (var i = 0; i < _tokens.Length; i++)
        {
            if (_found[i])
            {
                var last = PhraseEnd(i);
                var (start, end) = Whole(_tokens[i].Start, _tokens[last].End);
                scan.Add(start, end, StructureRules.Sentence);
                i = last;
            }
        }
    }

    /// <summary>How much a token looks like a secret by itself; 0 where it cannot be one.</summary>
    public int Points(int at)
    {
        var token = _tokens[at];
        if (!SentenceNouns.CanBeValue(token))
        {
            return 0;
        }

        var value = _text[token.Start..token.End];
        switch (token.Kind)
        {
            case TokenKind.Groups:
                return ValueEvidence.MeasureGroups(value);
            case TokenKind.Quoted:
                var points = value.Contains(' ') ? ValueEvidence.RareWord + 1 : ValueEvidence.Measure(value);
                return points == 0 ? 0 : points + (token.Word is null ? QuotedPoints : 0);
            default:
                return ValueEvidence.Measure(value);
        }
    }

    // The points with the noun that speaks most for it.
    private int Best(int at, int points)
    {
        var value = _text[_tokens[at].Start.._tokens[at].End];
        var best = 0;
        for (var noun = 0; noun < _tokens.Length; noun++)
        {
            if (noun == at || !(SentenceNouns.IsSecret(_tokens[noun]) || SentenceNouns.IsAction(_tokens[noun])))
            {
                continue;
            }

            var word = _tokens[noun].Word!;
            var link =
                noun > at ? LinkEvidence.Backward(_tokens, at, noun, word.Languages)
                : LabelEvidence.IsBelow(_tokens, noun, at) ? LabelEvidence.Points(_tokens, noun, at)
                : LinkEvidence.Forward(_tokens, noun, at, word.Languages);
            if (link > 0)
            {
                var sum = NounEvidence.Points(word, value, points, link);
                best = Math.Max(best, sum == 0 ? 0 : sum + (IsLast(at) ? EndPoints : 0) - (IsIdentified(at) ? Enough : 0));
            }
        }

        return best;
    }

    private bool IsLast(int at) =>
        at + 1 >= _tokens.Length || _tokens[at + 1].Kind is TokenKind.Line or TokenKind.Stop or TokenKind.Comma or TokenKind.Parenthesis;

    // In `order id 4f9c…` the word before says that everybody may know it.
    private bool IsIdentified(int at)
    {
        for (var i = at - 1; i >= 0 && i >= at - 3; i--)
        {
            if (_tokens[i].Is(WordRole.Identifier))
            {
                return true;
            }

            if (_tokens[i].IsText && !_tokens[i].Is(WordRole.Filler))
            {
                return false;
            }
        }

        return false;
    }

    // A phrase goes on over the words that follow with nothing but a blank between.
    private int PhraseEnd(int at)
    {
        if (_tokens[at].Kind != TokenKind.Word || !IsWordOnly(at) || !HasPhraseBefore(at))
        {
            return at;
        }

        var last = at;
        while (last + 1 < _tokens.Length && last - at < 24 && _tokens[last + 1].Kind == TokenKind.Word && (IsWordOnly(last + 1) || _found[last + 1]))
        {
            last++;
        }

        return last;
    }

    private bool IsWordOnly(int at) => !_text[_tokens[at].Start.._tokens[at].End].ContainsAny(CharSets.Digits);

    private bool HasPhraseBefore(int at)
    {
        for (var i = at - 1; i >= 0 && i >= at - 12; i--)
        {
            if (_tokens[i].Is(WordRole.Phrase) || _tokens[i].Is(WordRole.Password))
            {
                return i + 1 < at && (_tokens[at - 1].Kind is TokenKind.Assign or TokenKind.Line || _tokens[at - 1].Is(WordRole.Is));
            }
        }

        return false;
    }

    // With the marks around it that were left out: a password may begin or end with them.
    private (int Start, int End) Whole(int start, int end)
    {
        while (start > 0 && _text[start - 1] is '!' or '@' or '#' or '$' or '%' or '^' or '&' or '+' or '?' or '{')
        {
            start--;
        }

        while (end < _text.Length && _text[end] is '!' or '@' or '#' or '$' or '%' or '^' or '&' or '+' or '=' or '?' or '~' or '}')
        {
            end++;
        }

        return (start, end);
    }
}
