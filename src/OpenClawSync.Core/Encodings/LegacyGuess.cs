using System.Text;
using UtfUnknown;

namespace OpenClawSync.Encodings;

/// <summary>
/// Guesses the encoding of bytes that are not Unicode. The statistics of a library need long texts, so that for notes of a few words the
/// likelihood of the characters decides, too.
/// </summary>
internal static class LegacyGuess
{
    // Below it the result is not text of any language.
    private const double LeastScore = -0.8;

    /// <summary>The encoding, which decodes all of the bytes; null for none.</summary>
    public static Encoding? Guess(byte[] bytes)
    {
        if (bytes.Length == 0)
        {
            return null;
        }

        var high = bytes.Count(value => value >= 0x80);
        var votes = Votes(bytes);
        var (best, bestScore) = ((Encoding?)null, LeastScore);
        foreach (var encoding in CodePages.All)
        {
            if (CodePages.TryDecode(encoding, bytes) is not { } text)
            {
                continue;
            }

            var score = (TextLikelihood.Of(text, encoding.CodePage) / high) + votes.GetValueOrDefault(encoding.CodePage);
            if (score > bestScore)
            {
                (best, bestScore) = (encoding, score);
            }
        }

        return best;
    }

    private static Dictionary<int, double> Votes(byte[] bytes)
    {
        var votes = new Dictionary<int, double>();
        foreach (var detail in CharsetDetector.DetectFromBytes(bytes).Details ?? [])
        {
            if (detail.Confidence > 0.4 && Page(detail.EncodingName) is { } page)
            {
                votes.TryAdd(page, detail.Confidence * 0.7);
            }
        }

        return votes;
    }

    private static int? Page(string name)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name)?.CodePage switch
            {
                936 or 52936 => CodePages.Gb18030,
                51949 => CodePages.Korean,
                28591 => 1252,
                28592 => 1250,
                28597 => 1253,
                28598 => 1255,
                28599 => 1254,
                var page => page,
            };
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
