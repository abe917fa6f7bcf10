using OpenClawSync.Detection.Language;
using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Sentences;

/// <summary>Divides a piece of text into words, values in quotes and signs, and looks the words up.</summary>
/// <param name="text">The whole text.</param>
/// <param name="tokens">Takes the tokens; what does not fit is left out.</param>
internal ref struct SentenceReader(ReadOnlySpan<char> text, Span<SentenceToken> tokens)
{
    // A longer text in quotes is a sentence of its own, not a value.
    private const int MaxQuoted = 200;
    private const int MaxQuotedWords = 8;
    private const int MaxLabel = 24;

    private readonly ReadOnlySpan<char> _text = text;
    private readonly Span<SentenceToken> _tokens = tokens;
    private int _count;

    /// <summary>Reads the part of the text; returns how many tokens there are.</summary>
    public int Read(int start, int end)
    {
        for (var at = start; at < end && _count < _tokens.Length; )
        {
            var c = _text[at];
            if (Chars.IsLineEnd(c))
            {
                AddSign(at, TokenKind.Line);
                at++;
            }
            else if (Chars.IsBlank(c))
            {
                at++;
            }
            else if (TryReadQuoted(at, end, out var next))
            {
                at = next;
            }
            else
            {
                var stop = at;
                while (stop < end && !Chars.IsSpace(_text[stop]))
                {
                    stop++;
                }

                at = ReadChunk(at, stop);
            }
        }

        var words = PhraseMerge.Merge(_text, _tokens[.._count]);
        var digits = DigitMerge.Merge(_text, _tokens[..words]);
        return GroupMerge.Merge(_text, _tokens[..digits]);
    }

    // Reads a run of characters without blanks up to a sign within it that separates two words; returns where it stopped.
    private int ReadChunk(int start, int end)
    {
        if (IsAddress(start, end))
        {
            var hasSign = _text[end - 1] == ':' && end - start > 1;
            Add(start, hasSign ? end - 1 : end, TokenKind.Address, null);
            return hasSign ? end - 1 : end;
        }

        if (SentenceSigns.At(_text, start) is { } sign)
        {
            AddSign(start, sign.Kind);
            return start + sign.Length;
        }

        if (SentenceSigns.IsOpening(_text[start]))
        {
            return start + 1;
        }

        var last = end;
        while (last > start && SentenceSigns.IsClosing(_text[last - 1]))
        {
            last--;
        }

        // In `Summer19! as the password` the mark belongs to the value, since no sentence begins after it.
        while (
            last < end && last > start && IsValueMark(_text[last]) && _text[last] is not ('.' or '*') && IsWithinSentence(start, last, end)
        )
        {
            last++;
        }

        if (last == start)
        {
            return end;
        }

        var stop = WordsEnd(start, last);
        AddWords(start, stop);
        if (stop < last)
        {
            return _text[stop] is '-' or '(' ? stop + 1 : stop;
        }

        for (var at = last; at < end; at++)
        {
            if (SentenceSigns.At(_text, at) is { } after)
            {
                AddSign(at, after.Kind);
                at += after.Length - 1;
            }
        }

        return end;
    }

    private readonly bool IsWithinSentence(int start, int last, int end)
    {
        var next = end;
        while (next < _text.Length && Chars.IsBlank(_text[next]))
        {
            next++;
        }

        return next > end
            && next < _text.Length
            && char.IsLower(_text[next])
            && (_text[start..last].ContainsAny(CharSets.Digits) || _text[(start + 1)..last].IndexOfAny('&', '$', '@') >= 0);
    }

    // A URL, a path or the name of a resource: none of its parts is a word of the sentence.
    private readonly bool IsAddress(int start, int end)
    {
        var chunk = _text[start..end];
        return chunk.IndexOf("://") > 0
            || chunk.StartsWith("~/")
            || chunk.StartsWith("./")
            || chunk.StartsWith("../")
            || chunk.StartsWith("arn:")
            || (chunk.Length > 2 && chunk[0] == '-' && (chunk[1] == '-' ? chunk.ContainsAnyExcept('-') : Chars.IsLetter(chunk[1])))
            || chunk[0] == '\\'
            || chunk.StartsWith("`--")
            || (chunk.Length > 2 && chunk[0] == '/' && chunk[1..].IndexOf('/') > 0);
    }

    // Where the first word ends: at a sign that separates words, a quote within a script without blanks, or where the script changes.
    private readonly int WordsEnd(int start, int end)
    {
        for (var at = start + 1; at < end; at++)
        {
            if (
                SplitAt(start, at, end) is not null
                || (IsScriptChange(_text[at - 1], _text[at]) && !IsJoinedWord(start, at))
                || (_text[at] is '(' or '-' && at + 1 < end && Scripts.IsCaseless(_text[at + 1]))
                || _text[at] == '"'
                || (_text[at] == '\\' && at + 1 < end && _text[at + 1] is 'n' or 't' or 'r' or '"' or '\\')
                || (SentenceSigns.ClosingQuote(_text[at]) != '\0' && (_text[at] > 127 || Scripts.IsCaseless(_text[at - 1])))
            )
            {
                return at;
            }
        }

        return end;
    }

    // Whether a sign within a run of characters separates two words.
    private readonly (TokenKind Kind, int Length)? SplitAt(int from, int at, int end)
    {
        var c = _text[at];
        if (c < 128 && c is not (':' or '=' or ',' or ';' or '|' or '/' or '-' or '?' or '(' or ')' or '>'))
        {
            return null;
        }

        if (SentenceSigns.At(_text, at) is not { } sign)
        {
            return null;
        }

        if (c > 127 || c is ';' or '|' || sign.Length > 1)
        {
            return sign;
        }

        var after = at + 1;
        if (at == from || after >= end)
        {
            return null;
        }

        return c switch
        {
            ':' when IsLabel(_text[from..at]) && _text[after] is not '/' => sign,
            '=' when IsLabel(_text[from..at]) && (_text[from..at].Contains('_') || WordLookup.Find(_text[from..at]) is not null) => sign,
            ',' when Scripts.IsWordPart(_text[at - 1]) && Scripts.IsWordPart(_text[after]) && !IsNumber(_text[at - 1], _text[after]) =>
                sign,
            '/'
                when _text[from..at].Contains('@')
                    || (
                        IsLabel(_text[from..at])
                        && (WordLookup.Find(_text[from..at]) is not null || ValueEvidence.Measure(_text[after..end]) >= ValueEvidence.Odd)
                    ) => sign,
            _ => null,
        };
    }

    private static bool IsNumber(char before, char after) => Chars.IsDigit(before) && Chars.IsDigit(after);

    private static bool IsLabel(ReadOnlySpan<char> part)
    {
        if (part.Length is 0 or > MaxLabel)
        {
            return false;
        }

        foreach (var c in part)
        {
            if (Chars.IsDigit(c) || !(Scripts.IsWordPart(c) || c is '-' or '_' or '*' or '\'' or '’'))
            {
                return false;
            }
        }

        return true;
    }

    // In `密码abc123` and `ב-abc123` the value begins where the script changes.
    private static bool IsScriptChange(char before, char after) =>
        (before < 128 && Scripts.IsCaseless(after) && (Chars.IsLetterOrDigit(before) || IsValueMark(before)))
        || (after < 128 && Scripts.IsCaseless(before) && (Chars.IsLetterOrDigit(after) || after is '-' || IsValueMark(after)));

    // In `جان_دلم` the mark joins two words of one script.
    private readonly bool IsJoinedWord(int start, int at) =>
        (IsValueMark(_text[at]) && at + 1 < _text.Length && Scripts.IsCaseless(_text[at + 1]) && Scripts.IsCaseless(_text[at - 1]))
        || (IsValueMark(_text[at - 1]) && at - 2 >= start && Scripts.IsCaseless(_text[at - 2]) && Scripts.IsCaseless(_text[at]));

    private static bool IsValueMark(char c) => c is '!' or '@' or '#' or '$' or '%' or '^' or '&' or '*' or '+' or '~' or '_' or '.' or '?';

    private void AddWords(int start, int end)
    {
        if (end <= start)
        {
            return;
        }

        if (!Scripts.IsUnspaced(_text[start]))
        {
            Add(start, end, TokenKind.Word, WordLookup.Find(_text[start..end]));
            return;
        }

        ReadRun(start, end);
    }

    // Finds the words of a script that has no blanks; what no list has becomes a word of its own.
    private void ReadRun(int start, int end)
    {
        Span<char> folded = stackalloc char[Lexicon.MaxWordLength];
        var unknown = start;
        for (var at = start; at < end; )
        {
            var length = WordLookup.FindRun(_text[at..end], folded, out var word);
            if (length == 0)
            {
                at++;
                continue;
            }

            if (at > unknown)
            {
                Add(unknown, at, TokenKind.Word, null);
            }

            Add(at, at + length, TokenKind.Word, word);
            at += length;
            unknown = at;
        }

        if (end > unknown)
        {
            Add(unknown, end, TokenKind.Word, null);
        }
    }

    private bool TryReadQuoted(int at, int end, out int next)
    {
        next = at;
        var open = _text[at];
        var marks = 1;
        if (open is '*' or '_' or '~' or '`')
        {
            while (at + marks < end && _text[at + marks] == open && marks < 3)
            {
                marks++;
            }
        }

        var close = SentenceSigns.ClosingQuote(open);
        var start = at + marks;
        if (
            close == '\0'
            || start >= end
            || Chars.IsLineEnd(_text[start])
            || (open is '*' or '_' or '\'' or '`' && Chars.IsBlank(_text[start]))
        )
        {
            return false;
        }

        var limit = Math.Min(end, start + MaxQuoted);
        for (var i = start + 1; i < limit && !Chars.IsLineEnd(_text[i]); i++)
        {
            if (_text[i] == close && IsQuoteEnd(i, marks, end))
            {
                return AddQuoted(start, i, i + marks, out next);
            }
        }

        return false;
    }

    private readonly bool IsQuoteEnd(int at, int marks, int end)
    {
        for (var i = 1; i < marks; i++)
        {
            if (at + i >= end || _text[at + i] != _text[at])
            {
                return false;
            }
        }

        // Within a word it is an apostrophe, or a character of the value.
        return at + marks >= end || _text[at] is not ('\'' or '_' or '*') || !Scripts.IsWordPart(_text[at + marks]);
    }

    private bool AddQuoted(int start, int end, int after, out int next)
    {
        while (start < end && Chars.IsBlank(_text[start]))
        {
            start++;
        }

        while (end > start && Chars.IsBlank(_text[end - 1]))
        {
            end--;
        }

        // As in **`value`**.
        while (end - start > 2 && _text[start] is '`' or '*' or '"' && _text[end - 1] == _text[start])
        {
            start++;
            end--;
        }

        next = after;
        var content = _text[start..end];

        // A label in bold, and a sentence in quotes, are read word by word.
        if (
            content.Length == 0
            || (_text[start - 1] is '*' or '_' && content.Contains(' '))
            || content.Count(' ') >= MaxQuotedWords
            || content[^1] is ':' or '：'
            || WordLookup.HasNoun(content)
        )
        {
            return false;
        }

        Add(start, end, TokenKind.Quoted, content.Contains(' ') ? null : WordLookup.Find(content));
        return true;
    }

    private void AddSign(int at, TokenKind kind) => Add(at, at + 1, kind, null);

    private void Add(int start, int end, TokenKind kind, LexiconWord? word)
    {
        if (_count < _tokens.Length)
        {
            _tokens[_count++] = new SentenceToken(start, end, kind, word);
        }
    }
}
