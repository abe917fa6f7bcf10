using System.Collections.Frozen;
using OpenClawSync.Detection.Rules;
using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Structure;

/// <summary>Words that mean that what follows is a hash, an id or public.</summary>
internal static class ContextWords
{
    private static readonly FrozenSet<string> Harmless = (
        "commit commits hash hashes sha md checksum digest fingerprint etag revision rev integrity id uuid guid ulid run "
        + "build trace span request public pub cache idempotency thumbprint signed blob tree parent merge cherry version "
        + "tag image layer file path url link address contract tx transaction block channel spreadsheet document folder "
        + "video playlist invite regex pattern format alphabet"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Harmless.GetAlternateLookup<
        ReadOnlySpan<char>
    >();

    /// <summary>Whether random text after this may be a secret: the text has none of the words and, if needed, a provider.</summary>
    public static bool AllowSecret(ReadOnlySpan<char> window, bool needsProvider)
    {
        var provider = false;
        Span<char> lower = stackalloc char[window.Length];
        var at = 0;
        while (at < window.Length)
        {
            while (at < window.Length && !Chars.IsLetter(window[at]))
            {
                at++;
            }

            var start = at;
            while (
                at < window.Length
                && Chars.IsLetter(window[at])
                && (at == start || !(Chars.IsUpper(window[at]) && Chars.IsLower(window[at - 1])))
            )
            {
                at++;
            }

            var word = lower[..(at - start)];
            for (var i = 0; i < word.Length; i++)
            {
                word[i] = Chars.ToLower(window[start + i]);
            }

            if (Lookup.Contains(word))
            {
                return false;
            }

            provider |= ProviderNames.Contains(word);
        }
        return provider || !needsProvider;
    }
}
