namespace OpenClawSync.Schedules;

/// <summary>A schedule as a text, for schedulers that an operator serves by hand.</summary>
public sealed class PrintedSchedule : SyncSchedule
{
    /// <summary>What to put into a file at its location. No token.</summary>
    public required string Text { get; init; }

    /// <summary>The command that installs that file.</summary>
    public required string NextStep { get; init; }
}
