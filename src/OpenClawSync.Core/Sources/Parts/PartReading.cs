using OpenClawSync.Records;

namespace OpenClawSync.Sources.Parts;

/// <summary>Reads a part between its marks, or passes it over when neither its files nor their content changed.</summary>
internal static class PartReading
{
    /// <param name="part">The part, looked at already.</param>
    /// <param name="request">Knows what became of the part before.</param>
    /// <param name="digest">Takes hold of the content and gives its digest; null when it cannot be had.</param>
    /// <param name="read">Reads that very content.</param>
    /// <param name="isWhole">Asked at the end: whether all of it could be read.</param>
    public static IEnumerable<ReadOutcome> Of(
        SourcePart part, ReadRequest request, Func<byte[]?> digest, Func<IEnumerable<ReadOutcome>> read, Func<bool> isWhole)
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

    public static PartMark PassedOver(SourcePart part, PartSummary known, byte[]? content) =>
        new(part, PartStage.Unchanged, known) { Content = content };

    public static PartMark Begins(SourcePart part) => new(part, PartStage.Begins, PartSummary.Empty);

    public static PartMark Ends(SourcePart part, byte[]? content) => new(part, PartStage.Ends, PartSummary.Empty) { Content = content };
}
