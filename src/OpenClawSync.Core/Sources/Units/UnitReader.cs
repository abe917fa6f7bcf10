namespace OpenClawSync.Sources.Units;

/// <summary>Reads a unit between its events, or skips it when neither its files nor their content changed.</summary>
internal static class UnitReader
{
    /// <param name="unit">The unit, with the state of its files before they are read.</param>
    /// <param name="request">Knows what earlier runs read of the unit.</param>
    /// <param name="digest">Takes hold of the content and returns its digest; null when it cannot be read.</param>
    /// <param name="read">Reads that same content.</param>
    /// <param name="isComplete">Tells after reading whether all of the unit was read.</param>
    public static IEnumerable<ReadOutcome> Read(
        SourceUnit unit,
        ReadRequest request,
        Func<byte[]?> digest,
        Func<IEnumerable<ReadOutcome>> read,
        Func<bool> isComplete
    )
    {
        if (request.FindUnchanged(unit) is { } unchanged)
        {
            yield return UnitEvent.Unchanged(unit, unchanged, null);
            yield break;
        }

        var content = digest();
        if (content is not null && request.FindUnchangedContent(unit, content) is { } unchangedContent)
        {
            yield return UnitEvent.Unchanged(unit, unchangedContent, content);
            yield break;
        }

        yield return UnitEvent.Begins(unit);
        foreach (var outcome in read())
        {
            yield return outcome;
        }

        if (isComplete())
        {
            yield return UnitEvent.Ends(unit, content);
        }
    }
}
