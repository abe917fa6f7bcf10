using OpenClawSync.Detection.Text;
using OpenClawSync.Detection.Values;

namespace OpenClawSync.Detection.Sentences;

/// <summary>
/// How much each token of a sentence looks like a secret by itself, in points; 0 where it cannot be one. Each is measured once.
/// </summary>
/// <param name="text">The whole text.</param>
/// <param name="tokens">The tokens of the sentence.</param>
/// <param name="points">Takes the points; as long as the tokens, and <see cref="Unmeasured"/>.</param>
internal readonly ref struct TokenPoints(ReadOnlySpan<char> text, ReadOnlySpan<SentenceToken> tokens, Span<byte> points)
{
    /// <summary>The points of a token that nobody has asked for.</summary>
    public const byte Unmeasured = byte.MaxValue;

    private const int MaskLength = 16;
    private const int MinElided = 12;

    private readonly ReadOnlySpan<char> _text = text;
    private readonly ReadOnlySpan<SentenceToken> _tokens = tokens;
    private readonly Span<byte> _points = points;

    /// <summary>The points of a token.</summary>
    public int Of(int at)
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
}
