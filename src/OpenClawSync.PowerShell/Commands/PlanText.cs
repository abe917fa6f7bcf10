using OpenClawSync.Targets;

namespace OpenClawSync.Commands;

/// <summary>The sentence that -WhatIf writes for a row: the action, the key, and the reason.</summary>
internal static class PlanText
{
    public static string Format(string key, WritePlan plan, string target) => $"{Action(plan.Action, key, target)}: {plan.Why}.";

    private static string Action(PlannedAction action, string key, string target) =>
        action switch
        {
            PlannedAction.Create => $"Create {key} in {target}",
            PlannedAction.Update => $"Update {key} in {target}",
            PlannedAction.Remove => $"Mark {key} as removed in {target}",
            _ => $"Leave {key} in {target} as it is",
        };
}
