using OpenClawSync.Targets;

namespace OpenClawSync.Commands;

/// <summary>What -WhatIf says would become of a record.</summary>
internal static class PlanText
{
    public static string Of(PushStatus status, string target) => status switch
    {
        PushStatus.Created => "Create in " + target,
        PushStatus.Updated => "Update in " + target,
        _ => "Leave unchanged in " + target,
    };
}
