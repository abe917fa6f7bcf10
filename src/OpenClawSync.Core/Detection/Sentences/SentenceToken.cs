using OpenClawSync.Detection.Language;

namespace OpenClawSync.Detection.Sentences;

/// <summary>A word, a value in quotes, or a sign of a sentence.</summary>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Kind">Which of the three it is.</param>
/// <param name="Word">What the lists say about the word; null if no list has it.</param>
internal readonly record struct SentenceToken(int Start, int End, TokenKind Kind, LexiconWord? Word)
{
    public int Length => End - Start;

    /// <summary>Whether it is anything but a sign.</summary>
    public bool IsText => Kind <= TokenKind.Address;

    public bool Is(WordRole role, ulong languages = ulong.MaxValue) => Word is not null && Word.Has(role, languages);
}

/// <summary>What a token of a sentence is.</summary>
internal enum TokenKind : byte
{
    /// <summary>A word, or what stands like one.</summary>
    Word,

    /// <summary>What stands in quotes, or marked as code or in bold.</summary>
    Quoted,

    /// <summary>Several groups of characters that form one code.</summary>
    Groups,

    /// <summary>Several digits spelled out.</summary>
    Digits,

    /// <summary>A URL or a path.</summary>
    Address,

    /// <summary>A colon, an equals sign or an arrow: a value follows.</summary>
    Assign,

    /// <summary>A comma, or a word for "and".</summary>
    Comma,

    /// <summary>A dash.</summary>
    Dash,

    /// <summary>A slash or a bar between two things.</summary>
    Slash,

    /// <summary>An opening or closing parenthesis.</summary>
    Parenthesis,

    /// <summary>The end of a sentence.</summary>
    Stop,

    /// <summary>The end of a question.</summary>
    Question,

    /// <summary>The end of a line.</summary>
    Line,
}
