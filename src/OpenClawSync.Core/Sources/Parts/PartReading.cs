using OpenClawSync.Records;

namespace OpenClawSync.Sources.Parts;

/// <summary>Reads a part between its marks, or passes it over when it did not change.</summary>
internal static class PartReading
{
    /// <param name="part">The part, looked at already.</param>
    /// <param name="request">Knows what became of the part before.</param>
    /// <param name="read">Reads it.</param>
    /// <param name="isWhole">Asked at the end: whether all of it could be read.</param>
    public static IEnumerable<ReadOutcome> Of(SourcePart part, ReadRequest request, Func<IEnumerable<ReadOutcome>> read, Func<bool> isWhole)
    {
        if (request.Recall(part) is { } known)
        {
            yield return new PartMark(part, PartStage.Unchanged, known);
            yield break;
        }

        yield return new PartMark(part, PartStage.Begins, PartSummary.Empty);
        foreach (var outcome in read())
        {
            yield return outcome;
        }

        if (isWhole())
        {
            yield return new PartMark(part, PartStage.Ends, PartSummary.Empty);
        }
    }
}
