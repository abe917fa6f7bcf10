using OpenClawSync.Records;

namespace OpenClawSync.Targets;

/// <summary>
/// Recognizes rows of tasks that are queued or running in a store of OpenClaw. OpenClaw deletes a task whose process died after a day, so a
/// task that vanishes in such a state was lost. Cards of a workboard have states of these names too, but a missing card was deleted.
/// </summary>
internal static class OpenTask
{
    public const string Lost = "lost";

    private const string CardPrefix = "card/";
    private const string StarterPrefix = "starter/";

    public static bool Is(Row row) =>
        row.Text("status") is "queued" or "running"
        && !row.ContainsKey("removedAt")
        && row.Text("sourceFormat")?.StartsWith(StarterPrefix, StringComparison.Ordinal) != true
        && !IsCard(row.Text("sourceId") ?? "");

    // The id begins with the id of an instance, if there is one. An instance id has no slash.
    private static bool IsCard(string sourceId) =>
        sourceId.StartsWith(CardPrefix, StringComparison.Ordinal)
        || (
            sourceId.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash
            && sourceId.AsSpan(slash + 1).StartsWith(CardPrefix, StringComparison.Ordinal)
        );
}
