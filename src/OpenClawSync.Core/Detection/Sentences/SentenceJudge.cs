using System.Buffers;
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
/// <param name="points">Takes the points of each token; as long as the tokens, and <see cref="Unmeasured"/>.</param>
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
    /// <summary>The points of a token that nobody has asked for.</summary>
    public const byte Unmeasured = byte.MaxValue;

    /// <summary>So many points make a secret.</summary>
    private const int Enough = 9;

    private const int QuotedPoints = 2;
    private const int EndPoints = 1;
    private const int MaskLength = 16;
    private const int MinElided = 12;
    private const int MaxEvidentDistance = 8;
    private const int ForeignPoints = 2;
    private const int MaxToDevice = 8;
    private const int MaxToAction = 3;

    // What digits in words stand for.
    private const string SpelledOut = "0000";

    // Of plain words only those directly after a sign or a verb are values.
    private const int PlainLink = 6;

    private static readonly SearchValues<string> KeyTriggers = SearchValues.Create(
        ["pass", "pwd", "secret", "token", "key", "auth", "cred"],
        StringComparison.OrdinalIgnoreCase
    );

    private static readonly SearchValues<char> ForeignLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz._&-+");

    private readonly ReadOnlySpan<char> _text = text;
    private readonly ReadOnlySpan<SentenceToken> _tokens = tokens;
    private readonly Span<bool> _found = found;
    private readonly ulong _spoken = spoken;
    private readonly Span<byte> _points = points;
    private readonly ReadOnlySpan<byte> _nouns = nouns[..ReadNouns(tokens, nouns)];
    private readonly bool _hasNoun = HasNoun(tokens);

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

        RotationEvidence.Extend(_text, _tokens, _found, this);
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
        if (Points(at) < ValueEvidence.Odd)
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
        var points = Points(at);
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

        _found[at] = Best(at, points) >= Enough || IsAccess(at, points) || PairEvidence.IsPair(_text, _tokens, at, points);
        return _found[at];
    }

    // `the archive opens with …`: what no list has is too often the name of a tool.
    private bool IsAccess(int at, int points)
    {
        var isQuoted = _tokens[at].Kind == TokenKind.Quoted;
        if (points <= ValueEvidence.RareWord || IsIdentified(at))
        {
            return false;
        }

        var link = AccessEvidence.Points(_text, _tokens, at);
        return link > 0
            && (points >= ValueEvidence.Number || isQuoted && link == PlainLink && IsAfterWith(at) || !isQuoted)
            && (points != ValueEvidence.Number || IsLast(at) || !IsCounted(at))
            && !Shapes.IsIdentifier(_text[_tokens[at].Start.._tokens[at].End])
            && points + link + (isQuoted ? QuotedPoints : 0) + (IsLast(at) ? EndPoints : 0) >= Enough;
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

    /// <summary>How much a token looks like a secret by itself; 0 where it cannot be one.</summary>
    public int Points(int at)
    {
        if (_points[at] == Unmeasured)
        {
            _points[at] = (byte)Measure(at);
        }

        return _points[at];
    }

    private int Measure(int at)
    {
        var token = _tokens[at];
        if (!SentenceNouns.CanBeValue(token) || IsNameInJson(at))
        {
            return 0;
        }

        var value = _text[token.Start..token.End];
        if (token.Start > 0 && _text[token.Start - 1] == '~' && token.Length == MaskLength && TextShape.Measure(value).IsHex)
        {
            // What this module wrote in the place of an id.
            return 0;
        }

        if (
            (value.Length >= MinElided && (_text[token.End..].StartsWith("...") || _text[token.End..].StartsWith("…"))) || IsAfterScheme(at)
        )
        {
            return 0;
        }

        if (token.Start > 0 && _text[token.Start - 1] == '#' && !value.ContainsAnyExcept(CharSets.Digits))
        {
            // The number of an issue.
            return 0;
        }

        switch (token.Kind)
        {
            case TokenKind.Digits:
                return ValueEvidence.Odd;
            case TokenKind.Groups:
                return ValueEvidence.MeasureGroups(value);
            case TokenKind.Quoted when value.ContainsAny('、', '。', '，'):
                return 0;
            case TokenKind.Quoted when value.Contains(' '):
                return ValueEvidence.RareWord + 1;
            default:
                return ValueEvidence.Measure(value);
        }
    }

    // The points with the noun that speaks most for it.
    private int Best(int at, int points)
    {
        var value = _tokens[at].Kind == TokenKind.Digits ? SpelledOut : _text[_tokens[at].Start.._tokens[at].End];
        var best = 0;
        foreach (int noun in _nouns)
        {
            if (
                noun == at
                || !(SentenceNouns.IsSecret(_tokens[noun]) || SentenceNouns.IsAction(_tokens[noun]) || IsAsked(noun, at))
                || (noun > at && !CanFollow(_tokens[noun], points))
                || IsKeyOf(noun, at, points)
            )
            {
                continue;
            }

            var word = _tokens[noun].Word!;
            var languages = (word.Languages & Lexicon.Default.NoLanguage) != 0 ? _spoken : word.Languages & _spoken;
            var link =
                noun > at ? LinkEvidence.Backward(_tokens, at, noun, languages)
                : LabelEvidence.IsBelow(_tokens, noun, at) ? LabelEvidence.Points(_text, _tokens, noun, at)
                : LinkEvidence.Forward(_text, _tokens, noun, at, languages);
            if (
                link == 0
                && points >= ValueEvidence.Random
                && IsEvident(noun, at, value)
                && IsSameSentence(noun, at)
                && !IsNamedOtherwise(at)
            )
            {
                // Nothing else looks so, whatever stands between.
                link = 1;
            }

            if (
                noun > at
                && (
                    link < PlainLink
                        ? Shapes.IsIdentifier(value)
                        : IsPlain(at, points) && !IsForeign(noun, value) && (value.Contains('-') || !HasActionBefore(at))
                )
            )
            {
                // `checksum …, key in the drawer`; `view-conceal for passwords`
                continue;
            }

            if (link > 0)
            {
                var isQuoted = _tokens[at].Kind == TokenKind.Quoted;
                if (
                    points <= ValueEvidence.RareWord
                    && !value.ContainsAny(CharSets.Digits)
                    && !isQuoted
                    && !IsForeign(noun, value)
                    && (link < PlainLink || (noun < at && !IsLast(at)))
                )
                {
                    continue;
                }

                var sum = NounEvidence.Points(word, value, points, link, _hasNoun, word.Has(WordRole.Key) && HasDeviceBefore(noun));
                if (sum == 0 && IsSaid(noun, at, points, link, value))
                {
                    sum = Math.Max(points, ValueEvidence.Number) + link;
                }

                best = Math.Max(
                    best,
                    sum == 0
                        ? 0
                        : sum
                            + (IsLast(at) ? EndPoints : 0)
                            + (isQuoted ? QuotedPoints : 0)
                            + (IsForeign(noun, value) ? ForeignPoints : 0)
                            - (IsIdentified(at) ? Enough : 0)
                );
            }
        }

        return best;
    }

    // In answer to `how do I get into the shed?`; after `they changed the password. New one: …`
    private bool IsSaid(int noun, int at, int points, int link, ReadOnlySpan<char> value) =>
        !Shapes.IsIdentifier(value)
        && (
            LabelEvidence.IsBelow(_tokens, noun, at)
                ? (points > ValueEvidence.RareWord || value is [>= '0' and <= '9', >= '0' and <= '9', >= '0' and <= '9'])
                    && LabelEvidence.IsAnswer(_text, _tokens, noun, at)
                : noun < at
                    && link >= PlainLink
                    && points > ValueEvidence.RareWord
                    && (_tokens[noun].Is(WordRole.New) || _tokens[noun].Is(WordRole.Old))
                    && _tokens[noun + 1].Kind == TokenKind.Assign
                    && HasPasswordBefore(noun)
        );

    private bool HasPasswordBefore(int at)
    {
        for (var i = at - 1; i >= 0 && _tokens[i].Kind != TokenKind.Line; i--)
        {
            if (_tokens[i].Is(WordRole.Password))
            {
                return true;
            }
        }

        return false;
    }

    // In `how do we get in?` a verb asks for what is on the line below.
    private bool IsAsked(int verb, int at) => verb < at && _tokens[verb].Is(WordRole.Enter) && LabelEvidence.IsBelow(_tokens, verb, at);

    // Before its noun stands a value that is named so, or one that looks like nothing else: `X opens the door`.
    private static bool CanFollow(in SentenceToken noun, int points) =>
        SentenceNouns.IsStrong(noun)
        || (SentenceNouns.IsSecret(noun) && points >= ValueEvidence.Odd)
        || (noun.Is(WordRole.Use) && points >= ValueEvidence.Random);

    // `password: …` in English is read by the scanner for keys, which knows code and settings better.
    private bool IsKeyOf(int noun, int at, int points)
    {
        if (noun >= at || _tokens[noun + 1].Kind != TokenKind.Assign || noun + 2 != at)
        {
            return false;
        }

        var name = _text[_tokens[noun].Start.._tokens[noun].End];
        return name.ContainsAny(KeyTriggers)
            && KeyName.Classify(name[(name.LastIndexOf(' ') + 1)..]) switch
            {
                KeyStrength.Token => true,
                KeyStrength.Password => ((points > ValueEvidence.RareWord && !IsSmall(at)) || !IsOneWord(at)) && !IsNative(at),
                _ => false,
            };
    }

    // Letters of another language than that of programs, or small and capital letters beside an underscore: no name of a variable.
    private bool IsNative(int at)
    {
        var value = _text[_tokens[at].Start.._tokens[at].End];
        return !value.ContainsAny(' ', '(')
            && (value.ContainsAnyExcept(CharSets.Ascii) || (value.Contains('_') && TextShape.Measure(value) is { Upper: > 0, Lower: > 0 }));
    }

    // In `"text": "…"` the first is a name.
    private bool IsNameInJson(int at) =>
        _tokens[at].Kind == TokenKind.Quoted
        && at + 1 < _tokens.Length
        && _tokens[at + 1].Kind == TokenKind.Assign
        && _text[_tokens[at].End] == '"'
        && _tokens[at + 1].Start <= _tokens[at].End + 2;

    // What follows `Basic` and `Bearer` is read by the scanner for headers.
    private bool IsAfterScheme(int at)
    {
        if (at == 0)
        {
            return false;
        }

        var before = _text[_tokens[at - 1].Start.._tokens[at - 1].End];
        return before.Equals("basic", StringComparison.OrdinalIgnoreCase) || before.Equals("bearer", StringComparison.OrdinalIgnoreCase);
    }

    // However long: names of variables have capitals or underscores.
    private bool IsSmall(int at) => !_text[_tokens[at].Start.._tokens[at].End].ContainsAnyExcept(CharSets.LowerLetters);

    private bool IsOneWord(int at)
    {
        foreach (var c in _text[_tokens[at].Start.._tokens[at].End])
        {
            if (!char.IsLetter(c))
            {
                return false;
            }
        }

        return true;
    }

    private bool HasDeviceBefore(int noun)
    {
        for (var i = noun - 1; i >= 0 && i >= noun - MaxToDevice && _tokens[i].Kind is not (TokenKind.Line or TokenKind.Stop); i--)
        {
            if (_tokens[i].Is(WordRole.Device))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsPlain(int at, int points) => points <= ValueEvidence.RareWord && _tokens[at].Kind != TokenKind.Quoted;

    // What begins a clause, or follows `use`, `changed to`, `with`.
    private bool HasActionBefore(int at)
    {
        for (var i = at - 1; i >= 0 && i >= at - MaxToAction && _tokens[i].IsText; i--)
        {
            if (SentenceNouns.IsAction(_tokens[i]) || _tokens[i].Is(WordRole.With) || _tokens[i].Is(WordRole.Is))
            {
                return true;
            }

            if (!_tokens[i].Is(WordRole.Filler))
            {
                return false;
            }
        }

        return true;
    }

    // `PublicKey = …` says that the value is none of the noun.
    private bool IsNamedOtherwise(int at)
    {
        var before = at - 1;
        while (before > 0 && !_tokens[before].IsText && _tokens[before].Kind != TokenKind.Line)
        {
            before--;
        }

        return before >= 0 && before < at - 1 && (_tokens[before].Is(WordRole.Other) || _tokens[before].Is(WordRole.Identifier));
    }

    private bool IsEvident(int noun, int at, ReadOnlySpan<char> value) =>
        NounEvidence.IsUnmistakable(value)
        || (Math.Abs(noun - at) <= MaxEvidentDistance && SentenceNouns.IsStrong(_tokens[noun]) && NounEvidence.IsGenerated(value));

    private bool IsSameSentence(int noun, int at)
    {
        for (var i = Math.Min(noun, at) + 1; i < Math.Max(noun, at); i++)
        {
            if (_tokens[i].Kind is TokenKind.Line or TokenKind.Stop)
            {
                return false;
            }
        }

        return true;
    }

    private static int ReadNouns(ReadOnlySpan<SentenceToken> tokens, Span<byte> nouns)
    {
        var count = 0;
        for (var at = 0; at < tokens.Length; at++)
        {
            if (SentenceNouns.IsSecret(tokens[at]) || SentenceNouns.IsAction(tokens[at]) || tokens[at].Is(WordRole.Enter))
            {
                nouns[count++] = (byte)at;
            }
        }

        return count;
    }

    private static bool HasNoun(ReadOnlySpan<SentenceToken> tokens)
    {
        foreach (var token in tokens)
        {
            if (SentenceNouns.IsSecret(token))
            {
                return true;
            }
        }

        return false;
    }

    // A word in small Latin letters stands out in a sentence of another script.
    private bool IsForeign(int noun, ReadOnlySpan<char> value) =>
        _text[_tokens[noun].Start] >= '\u0370' && !value.ContainsAnyExcept(ForeignLetters);

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
}
