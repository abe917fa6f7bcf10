using OpenClawSync.Detection;
using OpenClawSync.Detection.Scanning;
using OpenClawSync.Encodings;

namespace OpenClawSync.Protection;

/// <summary>Finds secrets in a text whose encoding may have been guessed.</summary>
internal static class ReadingHits
{
    /// <param name="detector">Finds the secrets.</param>
    /// <param name="text">The text.</param>
    /// <param name="guessedCodePage">The guessed code page, so that the text is searched in all other readings too; null for none.</param>
    public static IReadOnlyList<SecretHit> Detect(ISecretDetector detector, string text, int? guessedCodePage)
    {
        var hits = detector.Detect(text);
        if (guessedCodePage is not { } codePage)
        {
            return hits;
        }

        var all = new List<SecretHit>(hits);
        foreach (var reading in OtherReadings.Of(text, codePage))
        {
            foreach (var hit in detector.Detect(reading.Text))
            {
                var (start, end) = reading.SourceOf(hit.Start, hit.End);
                all.Add(hit with { Start = start, Length = end - start });
            }
        }

        return HitMerge.Merge(all);
    }
}
