using OpenClawSync.Records;

namespace OpenClawSync.Targets;

/// <summary>Keys begin with what they are about.</summary>
internal static class SourceKeys
{
    public static RecordKind KindOf(string sourceKey) =>
        sourceKey.Split(':', 2)[0] switch
        {
            "task" => RecordKind.Task,
            "cron" => RecordKind.Cron,
            _ => RecordKind.Memory,
        };
}
