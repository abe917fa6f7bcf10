using OpenClawSync.Runs;
using OpenClawSync.Targets;

namespace OpenClawSync.Commands;

/// <summary>The sentence that -WhatIf writes for a row: the action, the key, the title and the reason.</summary>
internal static class PlanText
{
    public static string Format(PlannedWrite planned, string target) => Format(planned.Key, planned.Title, planned.Plan, target);

    public static string Format(string key, string? title, WritePlan plan, string target) =>
        $"{Action(plan.Action, title is null ? key : $"{key} ({title})", target)}: {plan.Why}.";

    private static string Action(PlannedAction action, string row, string target) =>
        action switch
        {
            PlannedAction.Create => $"Create {row} in {target}",
            PlannedAction.Update => $"Update {row} in {target}",
            PlannedAction.Remove => $"Mark {row} as removed in {target}",
            PlannedAction.Repair => $"Repair {row} in {target}",
            _ => $"Leave {row} in {target} as it is",
        };
}
