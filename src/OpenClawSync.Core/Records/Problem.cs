namespace OpenClawSync.Records;

/// <summary>Something that went wrong with one file or record while the rest goes on.</summary>
/// <param name="ErrorId">One of <see cref="ErrorIds" />.</param>
/// <param name="Place">Where: a store, file or row. Never content.</param>
/// <param name="Message">What, in a sentence without content of the record.</param>
/// <param name="IsWarning">True when nothing was lost, so that the pass still counts as complete.</param>
internal sealed record Problem(string ErrorId, string Place, string Message, bool IsWarning = false)
{
    public override string ToString() => $"{ErrorId}: {Place}: {Message}";
}
