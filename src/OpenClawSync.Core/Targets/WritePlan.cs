namespace OpenClawSync.Targets;

/// <summary>What would happen to a row.</summary>
internal enum PlannedAction
{
    Create,
    Update,
    Leave,
    Remove,
}

/// <summary>What would happen to a row, and why.</summary>
/// <param name="Action">What would be done.</param>
/// <param name="Why">The reason, as the end of a sentence. It names fields, never their values.</param>
internal sealed record WritePlan(PlannedAction Action, string Why)
{
    public static WritePlan Create { get; } = new(PlannedAction.Create, "it is not there yet");

    public static WritePlan Leave { get; } = new(PlannedAction.Leave, "nothing in it changed");

    public static WritePlan Restore { get; } = new(PlannedAction.Update, "it was marked as removed and is back");

    public static WritePlan ContentChanged { get; } = new(PlannedAction.Update, "its content changed");

    public static WritePlan Gone { get; } = new(PlannedAction.Remove, "its record is gone from the source");

    /// <summary>An update because these fields differ.</summary>
    public static WritePlan Changed(params string[] fields) =>
        fields switch
        {
            [] => ContentChanged,
            [var only] => new(PlannedAction.Update, $"{only} changed"),
            [.. var first, var last] => new(PlannedAction.Update, $"{string.Join(", ", first)} and {last} changed"),
        };
}
