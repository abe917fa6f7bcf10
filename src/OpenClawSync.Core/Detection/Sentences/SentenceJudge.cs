using OpenClawSync.Detection.Language;
using OpenClawSync.Detection.Rules;
using OpenClawSync.Detection.Scanning;
using OpenClawSync.Detection.Text;
using OpenClawSync.Detection.Values;

namespace OpenClawSync.Detection.Sentences;

/// <summary>Adds up what speaks for each value of a sentence, and reports those with enough.</summary>
/// <param name="text">The whole text.</param>
/// <param name="tokens">The tokens of the sentence and of a few lines below it.</param>
/// <param name="found">Takes which of the tokens are secrets; as long as the tokens, and empty.</param>
/// <param name="spoken">The languages that the sentence may be in.</param>
/// <param name="points">Takes the points of each token; as long as the tokens, and <see cref="TokenPoints.Unmeasured"/>.</param>
/// <param name="nouns">Takes the indexes of the words that a secret may belong to; as long as the tokens.</param>
internal readonly ref struct SentenceJudge(
    ReadOnlySpan<char> text,
    ReadOnlySpan<SentenceToken> tokens,
    Span<bool> found,
    ulong spoken,
    Span<byte> points,
    Span<byte> nouns
)
{
    /// <summary>So many points make a secret.</summary>
    public const int Enough = 9;

    /// <summary>What quotes around a value add.</summary>
    public const int QuotedPoints = 2;

    /// <summary>What the end of a clause after a value adds.</summary>
    public const int EndPoints = 1;

    /// <summary>What Latin letters in a sentence of another script add.</summary>
    public const int ForeignPoints = 2;

    /// <summary>Of plain words only those directly after a sign or a verb are values.</summary>
    public const int PlainLink = 6;

    private readonly ReadOnlySpan<char> _text = text;
    private readonly ReadOnlySpan<SentenceToken> _tokens = tokens;
    private readonly Span<bool> _found = found;
    private readonly ulong _spoken = spoken;
    private readonly TokenPoints _points = new(text, tokens, points);
    private readonly NounChoice _nouns = new(text, tokens, spoken, nouns);

    /// <summary>Whether the points of a value, its link and its noun are enough with what else may be added.</summary>
    public static bool MayBeEnough(int points) => points > 0 && points + QuotedPoints + EndPoints + ForeignPoints >= Enough;

    public void Judge(ref Scan scan)
    {
        var any = false;
        var isCode = CodeLine.IsCode(_text, _tokens);
        if (!_tokens.IsEmpty && CodeLine.IsTechnical(_text[_tokens[0].Start.._tokens[^1].End]))
        {
            return;
        }

        for (var i = 0; i < _tokens.Length; i++)
        {
            any |= Decide(i, isCode, plain: false);
        }

        // A plain word is a value only where nothing likelier is.
        for (var i = 0; i < _tokens.Length; i++)
        {
            any |= !_found[i] && Decide(i, isCode, plain: true);
        }

        if (any)
        {
            any = Restrict(ref scan);
        }

        any |= PhraseEvidence.Mark(ref scan, _tokens, _found, _spoken);

        if (!any)
        {
            return;
        }

        RotationEvidence.Extend(_text, _tokens, _found, _points);
        ListEvidence.Extend(_text, _tokens, _found);
        var extent = new ValueExtent(_text, _tokens, _found);
        for (var i = 0; i < _tokens.Length; i++)
        {
            if (_found[i] && !PublicText.IsSaidAfter(_text[_tokens[i].End..]))
            {
                var last = extent.LastToken(i);
                var (start, end) = extent.Whole(_tokens[i].Start, _tokens[last].End);
                scan.Add(start, end, StructureRules.Sentence);
                i = last;
            }
        }
    }

    // In a long text about software only what is named closely and looks like nothing else counts. Returns whether any is left.
    private bool Restrict(ref Scan scan)
    {
        scan.Sentences.IsTechnical ??= TechnicalText.IsTechnical(scan.Text);
        if (scan.Sentences.IsTechnical == false)
        {
            return true;
        }

        var any = false;
        for (var i = 0; i < _tokens.Length; i++)
        {
            _found[i] &= IsClose(i);
            any |= _found[i];
        }

        return any;
    }

    // Next to a noun for a password, or after one and a sign.
    private bool IsClose(int at)
    {
        if (_points.Of(at) < ValueEvidence.Odd)
        {
            return false;
        }

        for (var i = at - 1; i >= 0 && i >= at - 3; i--)
        {
            if (SentenceNouns.IsStrong(_tokens[i]))
            {
                return i == at - 1 || _tokens[at - 1].Kind is TokenKind.Assign or TokenKind.Line || _tokens[at - 1].Is(WordRole.Is);
            }
        }

        return false;
    }

    private bool Decide(int at, bool isCode, bool plain)
    {
        var points = _points.Of(at);
        if (points == 0 || points <= ValueEvidence.RareWord != plain || (isCode && points < ValueEvidence.Odd))
        {
            return false;
        }

        if (
            plain && (IsInLabel(at) || (HasFoundInLine(at) && _text[_tokens[at].Start.._tokens[at].End].ContainsAnyExcept(CharSets.Digits)))
        )
        {
            return false;
        }

        _found[at] = _nouns.Best(at, points) >= Enough || IsAccess(at, points) || PairEvidence.IsPair(_text, _tokens, at, points);
        return _found[at];
    }

    // `the archive opens with …`: what no list has is too often the name of a tool.
    private bool IsAccess(int at, int points)
    {
        var isQuoted = _tokens[at].Kind == TokenKind.Quoted;
        if (points <= ValueEvidence.RareWord || SentencePlace.IsIdentified(_tokens, at))
        {
            return false;
        }

        var link = AccessEvidence.Points(_text, _tokens, at);
        return link > 0
            && (points >= ValueEvidence.Number || isQuoted && link == PlainLink && IsAfterWith(at) || !isQuoted)
            && (points != ValueEvidence.Number || SentencePlace.IsLast(_tokens, at) || !IsCounted(at))
            && !Shapes.IsIdentifier(_text[_tokens[at].Start.._tokens[at].End])
            && points + link + (isQuoted ? QuotedPoints : 0) + (SentencePlace.IsLast(_tokens, at) ? EndPoints : 0) >= Enough;
    }

    private bool IsAfterWith(int at) => at > 0 && _tokens[at - 1].Is(WordRole.With);

    // In `opened with 1500 visitors` a number counts what follows.
    private bool IsCounted(int at) => _tokens[at + 1].IsText && (_tokens[at + 1].Word is null || _tokens[at + 1].Is(WordRole.Common));

    private bool HasFoundInLine(int at)
    {
        for (var i = at - 1; i >= 0 && _tokens[i].Kind != TokenKind.Line; i--)
        {
            if (_found[i])
            {
                return true;
            }
        }

        for (var i = at + 1; i < _tokens.Length && _tokens[i].Kind != TokenKind.Line; i++)
        {
            if (_found[i])
            {
                return true;
            }
        }

        return false;
    }

    // In `password for the shop: …` the word before the colon says what the password is for.
    private bool IsInLabel(int at) =>
        _tokens[at].Kind != TokenKind.Quoted
        && at + 1 < _tokens.Length
        && _tokens[at + 1].Kind == TokenKind.Assign
        && _text[_tokens[at + 1].Start] is ':' or '：' or '=';
}
