using System.Collections.Frozen;

namespace OpenClawSync.Redaction.Detection;

/// <summary>Words that say what stands after them is a hash, an id or public.</summary>
internal static class ContextWords
{
    private static readonly FrozenSet<string> Harmless = (
        "commit commits hash hashes sha md checksum digest fingerprint etag revision rev integrity id uuid guid ulid run build trace span request "
        + "public pub cache idempotency thumbprint signed blob tree parent merge cherry version tag image layer file path url link address contract tx "
        + "transaction block channel spreadsheet document folder video playlist invite regex pattern format alphabet").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Harmless.GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool IsHarmless(ReadOnlySpan<char> word) => Lookup.Contains(word);
}
