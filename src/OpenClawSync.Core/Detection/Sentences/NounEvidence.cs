using OpenClawSync.Detection.Language;
using OpenClawSync.Detection.Text;
using OpenClawSync.Detection.Values;

namespace OpenClawSync.Detection.Sentences;

/// <summary>Adds up a value and its link for what the noun says about its secrets.</summary>
internal static class NounEvidence
{
    private const int MinKeyLength = 8;
    private const int MinOtherLength = 4;
    private const int Named = 4;

    /// <summary>The sum, or 0 where the noun has no such values.</summary>
    public static int Points(LexiconWord noun, ReadOnlySpan<char> value, int points, int link, bool hasNoun)
    {
        var best = 0;
        if ((noun.Has(WordRole.Password) || noun.Has(WordRole.Phrase)) && value.Length >= MinOtherLength)
        {
            best = points + link + (noun.Has(WordRole.Phrase) && points <= ValueEvidence.RareWord ? 2 : 0);
        }

        if (noun.Has(WordRole.Code) && value.ContainsAny(CharSets.Digits))
        {
            best = Math.Max(best, points + link);
        }

        if (noun.Has(WordRole.Key) && value.Length >= MinKeyLength)
        {
            var made =
                Shapes.IsIdentifier(value) ? (link > Named + 1 ? ValueEvidence.Random : 0)
                : points >= ValueEvidence.Odd ? points
                : 0;
            best = Math.Max(best, made > 0 ? made + link : 0);
        }

        if (Shapes.IsIdentifier(value))
        {
            return best;
        }

        if (noun.Has(WordRole.Lock) && link >= Named && points >= ValueEvidence.Number)
        {
            best = Math.Max(best, points + link);
        }

        if (noun.Has(WordRole.Account) || noun.Has(WordRole.Device) || noun.Has(WordRole.Lock))
        {
            best = Math.Max(best, points >= ValueEvidence.Random && link >= 2 ? points + link : 0);
        }

        if (noun.Has(WordRole.Use) || noun.Has(WordRole.Change))
        {
            var isEnough = points >= ValueEvidence.Random ? link >= Named : hasNoun && points >= ValueEvidence.Odd && link > Named;
            best = Math.Max(best, isEnough ? points + link : 0);
        }

        // `old: …`, `from … to …`
        if (noun.Has(WordRole.Old) || noun.Has(WordRole.New))
        {
            var isEnough = hasNoun && (points >= ValueEvidence.Random ? link > Named : points >= ValueEvidence.Odd && link > Named + 1);
            best = Math.Max(best, isEnough ? points + link : 0);
        }

        return best;
    }
}
