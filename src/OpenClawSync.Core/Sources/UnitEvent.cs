using OpenClawSync.Records;

namespace OpenClawSync.Sources;

/// <summary>The stages of reading a unit.</summary>
internal enum UnitStage
{
    /// <summary>The following outcomes belong to the unit.</summary>
    Begins,

    /// <summary>The unit was read to its end.</summary>
    Ends,

    /// <summary>The unit has not changed and is skipped.</summary>
    Unchanged,
}

/// <summary>Marks among the outcomes of a source where a unit begins, ends or is skipped.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Stage">The stage.</param>
/// <param name="Summary">What a skipped unit is known to contain.</param>
internal sealed record UnitEvent(SourceUnit Unit, UnitStage Stage, UnitSummary Summary)
{
    /// <summary>
    /// The digest of the content, for a unit that ends or is skipped because of its content. Null when it is unknown, and for a unit that
    /// is skipped because its files are unchanged.
    /// </summary>
    public byte[]? Content { get; init; }

    public static UnitEvent Begins(SourceUnit unit) => new(unit, UnitStage.Begins, UnitSummary.Empty);

    public static UnitEvent Ends(SourceUnit unit, byte[]? content) => new(unit, UnitStage.Ends, UnitSummary.Empty) { Content = content };

    public static UnitEvent Unchanged(SourceUnit unit, UnitSummary known, byte[]? content) =>
        new(unit, UnitStage.Unchanged, known) { Content = content };
}
