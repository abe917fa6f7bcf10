using OpenClawSync.Records;

namespace OpenClawSync.Sources.Units;

/// <summary>Reads a part between its marks, or passes it over when neither its files nor their content changed.</summary>
internal static class UnitReader
{
    /// <param name="unit">The part, looked at already.</param>
    /// <param name="request">Knows what became of the part before.</param>
    /// <param name="digest">Takes hold of the content and gives its digest; null when it cannot be had.</param>
    /// <param name="read">Reads that very content.</param>
    /// <param name="isWhole">Asked at the end: whether all of it could be read.</param>
    public static IEnumerable<ReadOutcome> Read(
        SourceUnit unit,
        ReadRequest request,
        Func<byte[]?> digest,
        Func<IEnumerable<ReadOutcome>> read,
        Func<bool> isWhole
    )
    {
        if (request.FindUnchanged(unit) is { } known)
        {
            yield return PassedOver(unit, known, null);
            yield break;
        }

        var content = digest();
        if (content is not null && request.FindUnchangedContent(unit, content) is { } same)
        {
            yield return PassedOver(unit, same, content);
            yield break;
        }

        yield return Begins(unit);
        foreach (var outcome in read())
        {
            yield return outcome;
        }

        if (isWhole())
        {
            yield return Ends(unit, content);
        }
    }

    public static UnitEvent PassedOver(SourceUnit unit, UnitSummary known, byte[]? content) =>
        new(unit, UnitStage.Unchanged, known) { Content = content };

    public static UnitEvent Begins(SourceUnit unit) => new(unit, UnitStage.Begins, UnitSummary.Empty);

    public static UnitEvent Ends(SourceUnit unit, byte[]? content) => new(unit, UnitStage.Ends, UnitSummary.Empty) { Content = content };
}
