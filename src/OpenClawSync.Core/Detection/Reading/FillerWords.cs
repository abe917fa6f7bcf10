using System.Collections.Frozen;
using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Reading;

/// <summary>Words after the name of a secret that make it the name of something else: <c>token usage</c>, <c>key exchange</c>.</summary>
internal static class FillerWords
{
    private const int MaxLength = 16;

    private static readonly FrozenSet<string> Words = (
        "usage use uses count counts limit limits budget budgets cost costs price prices pricing address addresses contract policy "
        + "policies rule rules requirement requirements length size strength type types format formats algorithm algorithms hash hashes "
        + "hashing kdf fingerprint fingerprints exchange rotation expiry expiration lifetime ttl name names id ids path paths url urls "
        + "uri file files folder directory provider providers manager managers store storage source sources description hint hints "
        + "endpoint endpoints stats statistics total totals balance balances supply symbol ticker bucket buckets window windows "
        + "generation generator validation validator scope scopes permission permissions issuer audience header headers prefix suffix "
        + "parser lexer stream streams sauce santa signing verification scheme schemes attribute attributes property properties "
        + "function functions method methods class classes table tables support handling management"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether the word says whose or which secret it is: <c>pass for the router: …</c>.</summary>
    public static bool NamesOwner(ReadOnlySpan<char> word) =>
        word is "for" or "of" or "on" or "is" or "was" or "to" or "für" or "pour" or "para" or "per" or "voor" or "code" or "phrase";

    /// <summary>Whether the word makes the name before it that of a count, rule, place or method.</summary>
    public static bool IsAboutName(ReadOnlySpan<char> word)
    {
        if (word.Length > MaxLength)
        {
            return false;
        }

        Span<char> lower = stackalloc char[MaxLength];
        for (var i = 0; i < word.Length; i++)
        {
            lower[i] = Chars.ToLower(word[i]);
        }

        return Lookup.Contains(lower[..word.Length]);
    }
}
