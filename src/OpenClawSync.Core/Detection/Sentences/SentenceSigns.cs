using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Sentences;

/// <summary>The signs, quotes and marks between the words of a sentence, in all scripts.</summary>
internal static class SentenceSigns
{
    /// <summary>The sign at a place of the text, and how many characters it has; null where there is none.</summary>
    public static (TokenKind Kind, int Length)? At(ReadOnlySpan<char> text, int at)
    {
        var next = at + 1 < text.Length ? text[at + 1] : '\0';
        return text[at] switch
        {
            ':' when next == ':' => (TokenKind.Assign, 2),
            '.' when next == '.' => (TokenKind.Assign, 2),
            ':' or '：' or '＝' or '→' or '⇒' or '➜' or '➡' or '⟶' => (TokenKind.Assign, 1),
            '=' => (TokenKind.Assign, next is '>' or '=' ? 2 : 1),
            '-' when next is '>' => (TokenKind.Assign, 2),
            '-' when next is '-' => (TokenKind.Dash, 2),
            '-' when Chars.IsSpace(next) || next == '\0' => (TokenKind.Dash, 1),
            '–' or '—' or '―' => (TokenKind.Dash, 1),
            ',' or '，' or '、' or '،' or '·' => (TokenKind.Comma, 1),
            '/' or '|' or '｜' or '／' => (TokenKind.Slash, 1),
            '(' or ')' or '（' or '）' or '[' or ']' or '【' or '】' => (TokenKind.Parenthesis, 1),
            '.' or '!' or ';' or '。' or '！' or '；' or '…' or '؛' or '۔' or '।' => (TokenKind.Stop, 1),
            '?' or '？' or '؟' or ';' => (TokenKind.Question, 1),
            _ => null,
        };
    }

    /// <summary>What closes a quotation that this character opens; NUL for none.</summary>
    public static char ClosingQuote(char open) =>
        open switch
        {
            '"' or '\'' or '`' or '*' or '_' => open,
            '“' or '‟' => '”',
            '„' => '“',
            '‘' or '‚' => '’',
            '”' => '”',
            '«' => '»',
            '»' => '«',
            '‹' => '›',
            '「' => '」',
            '『' => '』',
            '《' => '》',
            _ => '\0',
        };

    /// <summary>Whether the character may stand before a word without being part of it.</summary>
    public static bool IsOpening(char c) =>
        c
            is '"'
                or '\''
                or '`'
                or '*'
                or '_'
                or '“'
                or '„'
                or '‟'
                or '‘'
                or '‚'
                or '«'
                or '»'
                or '‹'
                or '「'
                or '『'
                or '{'
                or '<'
                or '~'
                or '#'
                or '>'
                or '¿'
                or '¡'
                or '•'
                or '・'
                or '●'
                or '○'
                or '■'
                or '□'
                or '◆'
                or '-';

    /// <summary>Whether the character may stand after a word without being part of it.</summary>
    public static bool IsClosing(char c) =>
        c
            is '"'
                or '\''
                or '`'
                or '*'
                or '_'
                or '”'
                or '“'
                or '’'
                or '‘'
                or '»'
                or '«'
                or '›'
                or '」'
                or '』'
                or '}'
                or '>'
                or '~'
                or ')'
                or ']'
                or '）'
                or '】'
                or '.'
                or ','
                or ';'
                or ':'
                or '!'
                or '?'
                or '，'
                or '。'
                or '：'
                or '！'
                or '？'
                or '؟'
                or '،'
                or '؛'
                or '۔'
                or '।'
                or '…'
                or '、'
                or '；';
}
