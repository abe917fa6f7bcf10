using System.Runtime.CompilerServices;

namespace OpenClawSync.Detection.Language;

/// <summary>How much of a word an entry gives.</summary>
internal enum WordMatch : byte
{
    /// <summary>All of it.</summary>
    Exact,

    /// <summary>How it begins.</summary>
    Prefix,

    /// <summary>How it ends.</summary>
    Suffix,

    /// <summary>Some part of it.</summary>
    Infix,
}

/// <summary>A word of an entry, folded, and how much of the word it is.</summary>
internal readonly record struct WordPattern(string Text, WordMatch Kind)
{
    /// <summary>Reads a word as the lists have it, with an asterisk where it goes on.</summary>
    public static WordPattern Parse(ReadOnlySpan<char> word)
    {
        Span<char> folded = stackalloc char[2 * Lexicon.MaxWordLength];
        var length = Fold(word, folded, out var kind);
        return new WordPattern(folded[..length].ToString(), kind);
    }

    /// <summary>As above, without making the pattern; returns the length of its text.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Fold(ReadOnlySpan<char> word, Span<char> folded, out WordMatch kind)
    {
        var open = word.StartsWith('*');
        var cut = word.EndsWith('*');
        var text = word.Trim('*');
        kind =
            open && cut ? WordMatch.Infix
            : open ? WordMatch.Suffix
            : cut ? WordMatch.Prefix
            : WordMatch.Exact;
        return Math.Max(0, FoldedText.Fold(text[..Math.Min(text.Length, Lexicon.MaxWordLength)], folded));
    }

    public bool Matches(ReadOnlySpan<char> folded) =>
        Kind switch
        {
            WordMatch.Exact => folded.SequenceEqual(Text),
            WordMatch.Prefix => folded.StartsWith(Text),
            WordMatch.Suffix => folded.EndsWith(Text),
            _ => folded.IndexOf(Text) >= 0,
        };
}

/// <summary>An expression of several words.</summary>
/// <param name="Words">Its words.</param>
/// <param name="Word">What it does in which languages.</param>
internal sealed record WordPhrase(WordPattern[] Words, LexiconWord Word);
