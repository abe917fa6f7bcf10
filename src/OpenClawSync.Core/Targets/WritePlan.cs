namespace OpenClawSync.Targets;

/// <summary>What would happen to a row.</summary>
internal enum PlannedAction
{
    Create,
    Update,
    Leave,
    Remove,
    Repair,
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

    public static WritePlan Hide { get; } = new(PlannedAction.Remove, "it was added to the target, or restored there, by something else");

    /// <summary>An update because these fields differ.</summary>
    public static WritePlan Changed(params string[] fields) =>
        fields switch
        {
            [] => ContentChanged,
            _ => new(PlannedAction.Update, $"{List(fields)} changed"),
        };

    /// <summary>A repair of these fields.</summary>
    public static WritePlan Repair(params string[] fields) =>
        new(PlannedAction.Repair, $"something else changed {(fields.Length == 0 ? "it" : List(fields))} in the target");

    private static string List(string[] fields) =>
        fields is [.. { Length: > 0 } first, var last] ? $"{string.Join(", ", first)} and {last}" : fields[0];
}
