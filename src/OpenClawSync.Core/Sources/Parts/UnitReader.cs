using OpenClawSync.Records;

namespace OpenClawSync.Sources.Parts;

/// <summary>Reads a part between its marks, or passes it over when neither its files nor their content changed.</summary>
internal static class UnitReader
{
    /// <param name="part">The part, looked at already.</param>
    /// <param name="request">Knows what became of the part before.</param>
    /// <param name="digest">Takes hold of the content and gives its digest; null when it cannot be had.</param>
    /// <param name="read">Reads that very content.</param>
    /// <param name="isWhole">Asked at the end: whether all of it could be read.</param>
    public static IEnumerable<ReadOutcome> Read(
        SourceUnit part, ReadRequest request, Func<byte[]?> digest, Func<IEnumerable<ReadOutcome>> read, Func<bool> isWhole)
    {
        if (request.Recall(part) is { } known)
        {
            yield return PassedOver(part, known, null);
            yield break;
        }

        var content = digest();
        if (content is not null && request.RecallContent(part, content) is { } same)
        {
            yield return PassedOver(part, same, content);
            yield break;
        }

        yield return Begins(part);
        foreach (var outcome in read())
        {
            yield return outcome;
        }

        if (isWhole())
        {
            yield return Ends(part, content);
        }
    }

    public static UnitEvent PassedOver(SourceUnit part, UnitSummary known, byte[]? content) =>
        new(part, UnitStage.Unchanged, known) { Content = content };

    public static UnitEvent Begins(SourceUnit part) => new(part, UnitStage.Begins, UnitSummary.Empty);

    public static UnitEvent Ends(SourceUnit part, byte[]? content) => new(part, UnitStage.Ends, UnitSummary.Empty) { Content = content };
}
