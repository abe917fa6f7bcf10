namespace OpenClawSync.Targets;

/// <summary>What would become of a row.</summary>
internal enum PlannedAction
{
    Create,
    Update,
    Leave,
    Remove,
}

/// <summary>What would become of a row, and why.</summary>
/// <param name="Action">What would be done.</param>
/// <param name="Why">The reason, as the end of a sentence. Names fields, never what is in them.</param>
internal sealed record WritePlan(PlannedAction Action, string Why)
{
    public static WritePlan Create { get; } = new(PlannedAction.Create, "it is not there yet");

    public static WritePlan Leave { get; } = new(PlannedAction.Leave, "nothing in it changed");

    public static WritePlan Return { get; } = new(PlannedAction.Update, "it was marked as removed and is back");

    public static WritePlan Differ { get; } = new(PlannedAction.Update, "its content changed");

    public static WritePlan Gone { get; } = new(PlannedAction.Remove, "its record is gone from the source");

    /// <summary>An update for the sake of these fields.</summary>
    public static WritePlan Changed(params string[] fields) =>
        fields switch
        {
            [] => Differ,
            [var only] => new(PlannedAction.Update, $"{only} changed"),
            [.. var most, var last] => new(PlannedAction.Update, $"{string.Join(", ", most)} and {last} changed"),
        };
}
