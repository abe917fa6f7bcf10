using OpenClawSync.Records;

namespace OpenClawSync.Sources;

/// <summary>Where a source stands among its parts.</summary>
internal enum UnitStage
{
    /// <summary>What follows belongs to the part.</summary>
    Begins,

    /// <summary>It was read to its end.</summary>
    Ends,

    /// <summary>It did not change and is passed over.</summary>
    Unchanged,
}

/// <summary>Says among the records of a source where a part begins, ends, or was passed over.</summary>
/// <param name="Unit">Which part.</param>
/// <param name="Stage">What is said of it.</param>
/// <param name="Summary">What is known to be in a part that was passed over.</param>
internal sealed record UnitEvent(SourceUnit Unit, UnitStage Stage, UnitSummary Summary)
{
    /// <summary>
    /// The digest of what was read, where a part ends or was passed over because its content is as it was; null when it is not
    /// known, and for one whose files were looked at only.
    /// </summary>
    public byte[]? Content { get; init; }
}
