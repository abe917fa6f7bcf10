using OpenClawSync.Detection.Words;

namespace OpenClawSync.Detection.Sentences;

/// <summary>
/// Marks the places in a block where a letter and a digit meet, where a mark that passwords have stands within a word, where a
/// hyphen joins a word and a number, and where four digits follow each other: few words of a text have one.
/// </summary>
internal static class OddValueFinder
{
    /// <summary>The places in a block, one bit for each.</summary>
    /// <param name="block">The block.</param>
    /// <param name="next">The block after it.</param>
    public static ulong Candidates(in ByteKinds block, in ByteKinds next)
    {
        // Every character that is not ASCII is a letter here.
        var (letters, nextLetters) = (block.Words, next.Words);
        var (digits, nextDigits) = (block.Digits, next.Digits);
        var secondDigits = KindMasks.Join(digits, nextDigits, 1);
        var thirdDigits = KindMasks.Join(digits, nextDigits, 2);
        var meet = (digits & KindMasks.Join(letters, nextLetters, 1)) | (letters & secondDigits);
        var within =
            (letters | digits) & KindMasks.Join(block.Marks, next.Marks, 1) & (thirdDigits | KindMasks.Join(letters, nextLetters, 2));

        // `kettle-19`
        var hyphen = letters & KindMasks.Join(block.Hyphens, next.Hyphens, 1) & thirdDigits;
        return meet | within | hyphen | (digits & secondDigits & thirdDigits & KindMasks.Join(digits, nextDigits, 3));
    }
}
