using System.Buffers;
using OpenClawSync.Detection.Language;
using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Sentences;

/// <summary>Joins a noun to a value on a line below: under a heading or a label, or in answer to a question.</summary>
internal static class LabelEvidence
{
    /// <summary>The points of a value that stands alone below its label.</summary>
    public const int MaxPoints = Label;

    private const int Label = 6;
    private const int Sentence = 3;
    private const int MaxLabelWords = 8;

    // A time, a name and a colon.
    private const int MaxSpeakerTokens = 8;

    // `it's`, `you type`
    private const int MaxLeadIn = 4;

    // Fewer words are the value of a setting.
    private const int MinRequest = 2;

    private static readonly SearchValues<char> Markers = SearchValues.Create("#*_-•>`|・●○■□◆◇▪→");

    // Below a heading stands a line of these.
    private static readonly SearchValues<string> Underlines = SearchValues.Create(["----", "====", "~~~~"], StringComparison.Ordinal);

    /// <summary>
    /// Whether the value answers a line that asks for it: it comes first in the line directly below, after the name of who speaks or a
    /// dash, or after words that every list knows.
    /// </summary>
    public static bool IsAnswer(ReadOnlySpan<char> text, ReadOnlySpan<SentenceToken> tokens, int noun, int value)
    {
        var line = LineAfter(tokens, noun, value);
        var first = value;
        while (tokens[first - 1].Kind != TokenKind.Line)
        {
            first--;
        }

        var asked = noun;
        while (asked > 0 && tokens[asked - 1].Kind != TokenKind.Line)
        {
            asked--;
        }

        var said = StartOfSpeech(text, tokens, first, value);
        if (
            first != line + 1
            || said < 0
            || !(tokens[line - 1].Kind == TokenKind.Question || IsRequest(text, tokens, asked, noun, line, first))
        )
        {
            return false;
        }

        for (var i = said; i < value; i++)
        {
            if (
                tokens[i].IsText
                    ? tokens[i].Word is null || tokens[i].Is(WordRole.State) && !tokens[i].Is(WordRole.Filler)
                    : tokens[i].Kind != TokenKind.Comma
            )
            {
                return false;
            }
        }

        var isPlain = !text[tokens[value].Start..tokens[value].End].ContainsAny(CharSets.Digits);
        return isPlain
            ? value == said && IsAlone(tokens, first, value, isAnswer: true)
            : value - said <= MaxLeadIn && !IsRemark(text, tokens[value]);
    }

    // Somebody says more than the noun, and somebody else answers: `id: ALARM` and `mask: CARD32` are no conversation.
    private static bool IsRequest(ReadOnlySpan<char> text, ReadOnlySpan<SentenceToken> tokens, int asked, int noun, int line, int answer)
    {
        var said = StartOfSpeech(text, tokens, asked, line);
        if (said <= asked || noun < said)
        {
            return false;
        }

        var words = 0;
        for (var i = said; i < line; i++)
        {
            words += tokens[i].IsText ? 1 : 0;
        }

        var (one, other) = (tokens[said - 2], tokens[answer]);
        return words >= (SentenceNouns.IsStrong(tokens[noun]) ? MinRequest : MinRequest + 1)
            && !text[one.Start..one.End].SequenceEqual(text[other.Start..other.End]);
    }

    // What is said in quotes, and not one word.
    private static bool IsRemark(ReadOnlySpan<char> text, in SentenceToken token) =>
        token.Kind == TokenKind.Quoted && text[token.Start..token.End].ContainsAny(' ', '、', '，');

    // After the name of who speaks, or the dash; -1 where nobody speaks.
    private static int StartOfSpeech(ReadOnlySpan<char> text, ReadOnlySpan<SentenceToken> tokens, int start, int end)
    {
        if (start < end && tokens[start].Kind == TokenKind.Dash && text[tokens[start].Start] != '-')
        {
            return start + 1;
        }

        for (var i = start + 1; i < end && i < start + MaxSpeakerTokens; i++)
        {
            if (tokens[i].Kind == TokenKind.Assign)
            {
                return i + 1;
            }
        }

        return -1;
    }

    /// <summary>Whether the value is on a line below the noun's.</summary>
    public static bool IsBelow(ReadOnlySpan<SentenceToken> tokens, int noun, int value) => LineAfter(tokens, noun, value) >= 0;

    /// <summary>The points of a value on a line below its noun; 0 where something else stands between or beside it.</summary>
    public static int Points(ReadOnlySpan<char> text, ReadOnlySpan<SentenceToken> tokens, int noun, int value)
    {
        var line = LineAfter(tokens, noun, value);
        var first = value;
        while (tokens[first - 1].Kind != TokenKind.Line)
        {
            first--;
        }

        if (IsAnswer(text, tokens, noun, value))
        {
            return Label;
        }

        if (text[StartOfLine(text, tokens[noun].Start)..tokens[line].Start].IndexOf("-----BEGIN") >= 0)
        {
            // The lines of a PEM block are read by another scanner.
            return 0;
        }

        var isSpoken = IsSpoken(tokens, noun, first, value);
        var isQuestion = tokens[line - 1].Kind == TokenKind.Question || isSpoken;
        if (!IsAlone(tokens, first, value, isQuestion))
        {
            // In answer to a question it may stand in a sentence.
            return isQuestion && first == line + 1 ? Sentence : 0;
        }

        // Below a login, the name comes first.
        var lines = 0;
        for (var i = line; i < first; i++)
        {
            lines += tokens[i].IsText ? 1 : 0;
        }

        if (lines > (tokens[noun].Is(WordRole.Account) ? 1 : 0))
        {
            return 0;
        }

        return
            WordsOfLine(tokens, noun, line) <= MaxLabelWords
            && (IsLabel(text, tokens, noun, line, value) || (isSpoken && tokens[value - 1].Kind == TokenKind.Assign))
            ? Label
            : Sentence;
    }

    // A heading, an item of a list, a line in bold or with a colon at its end; or a line of its own above a value of its own. The
    // lines of a paragraph that is broken where it fills the page are none of these.
    private static bool IsLabel(ReadOnlySpan<char> text, ReadOnlySpan<SentenceToken> tokens, int noun, int line, int value)
    {
        if (tokens[line - 1].Kind is TokenKind.Assign or TokenKind.Question)
        {
            return true;
        }

        var first = noun;
        while (first > 0 && tokens[first - 1].Kind != TokenKind.Line)
        {
            first--;
        }

        var start = StartOfLine(text, tokens[first].Start);

        if (
            text[tokens[line].Start..tokens[value].Start].IndexOfAny(Underlines) >= 0
            || text[start..tokens[first].Start].ContainsAny(Markers)
            || text[start] is '#' or '*' or '-' or '>' or '•' or '`'
        )
        {
            return true;
        }

        var isFirst = start == 0 || text[..start].TrimEnd(" \t\r").TrimEnd('\n').Length < start - 1;
        var rest = text[tokens[value].End..];
        var end = rest.IndexOf('\n');
        return isFirst
            && (
                end < 0
                || end + 1 >= rest.Length
                || rest[end + 1] is '\n' or '\r' or '-' or '*' or '#'
                || char.IsUpper(rest[end + 1])
                || char.IsDigit(rest[end + 1])
            );
    }

    private static int StartOfLine(ReadOnlySpan<char> text, int at)
    {
        while (at > 0 && text[at - 1] is not ('\n' or '\r'))
        {
            at--;
        }

        return at;
    }

    private static int LineAfter(ReadOnlySpan<SentenceToken> tokens, int noun, int value)
    {
        for (var i = noun + 1; i < value; i++)
        {
            if (tokens[i].Kind == TokenKind.Line)
            {
                return i;
            }
        }

        return -1;
    }

    private static int WordsOfLine(ReadOnlySpan<SentenceToken> tokens, int noun, int line)
    {
        var words = 0;
        for (var i = line - 1; i >= 0 && (i >= noun || tokens[i].Kind != TokenKind.Line); i--)
        {
            words += tokens[i].IsText ? 1 : 0;
        }

        return words;
    }

    // Both lines begin with the name of who speaks and a colon.
    private static bool IsSpoken(ReadOnlySpan<SentenceToken> tokens, int noun, int first, int value)
    {
        var start = noun;
        while (start > 0 && tokens[start - 1].Kind != TokenKind.Line)
        {
            start--;
        }

        return HasSpeaker(tokens, start, noun) && HasSpeaker(tokens, first, value);
    }

    private static bool HasSpeaker(ReadOnlySpan<SentenceToken> tokens, int start, int end)
    {
        for (var i = start + 1; i < end && i < start + MaxSpeakerTokens; i++)
        {
            if (tokens[i].Kind == TokenKind.Assign)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsListNumber(ReadOnlySpan<SentenceToken> tokens, int at, int first) =>
        at == first && tokens[at].Length <= 2 && tokens[at + 1].Kind is TokenKind.Stop or TokenKind.Parenthesis;

    // The only word of its line but for a speaker, a time or a number before it.
    private static bool IsAlone(ReadOnlySpan<SentenceToken> tokens, int first, int value, bool isAnswer)
    {
        for (var i = value + 1; i < tokens.Length && tokens[i].Kind != TokenKind.Line; i++)
        {
            if (tokens[i].IsText)
            {
                return false;
            }
        }

        var words = 0;
        for (var i = first; i < value; i++)
        {
            words += tokens[i].IsText && !IsListNumber(tokens, i, first) ? 1 : 0;
        }

        return words == 0 || (isAnswer && words <= 3 && tokens[value - 1].Kind is TokenKind.Assign);
    }
}
