using System.Text.Json;

namespace OpenClawSync.Targets.Convex;

/// <summary>The result of one record.</summary>
/// <param name="SourceKey">Its key; empty where the endpoint would not repeat it.</param>
/// <param name="Status">What happened to it.</param>
/// <param name="Reason">Why it was rejected, as a code.</param>
internal sealed record IngestResult(string SourceKey, PushStatus Status, string? Reason);

/// <summary>The results of the records of one request, in their order.</summary>
internal static class IngestReply
{
    // Reasons are codes. Anything longer could quote what was rejected.
    private const int MaxReasonLength = 64;

    /// <param name="body">The reply.</param>
    /// <param name="maxCount">How many records were sent.</param>
    /// <returns>The results; null when the reply says that the request failed.</returns>
    /// <exception cref="FormatException">
    /// The body is not such a reply, has more results than records, or its counts contradict its results.
    /// </exception>
    public static IReadOnlyList<IngestResult>? Parse(byte[] body, int maxCount) =>
        IngestJson.Parse(
            body,
            root =>
            {
                if (!IsOk(root))
                {
                    return null;
                }

                var list = root.GetProperty("results");
                if (list.GetArrayLength() > maxCount)
                {
                    throw new FormatException("There are more results than records.");
                }

                IReadOnlyList<IngestResult> results = [.. list.EnumerateArray().Select(Read)];
                RequireCounts(root, list);
                return results;
            }
        );

    /// <summary>Whether the reply to a request without records says that it succeeded.</summary>
    /// <exception cref="FormatException">The body is not such a reply.</exception>
    public static bool IsOk(byte[] body) => IngestJson.Parse(body, IsOk);

    // Only a reply that says so is a failure: not every endpoint repeats in the body what the status says.
    private static bool IsOk(JsonElement root) => !root.TryGetProperty("ok", out var ok) || ok.GetBoolean();

    private static void RequireCounts(JsonElement root, JsonElement results)
    {
        if (!root.TryGetProperty("counts", out var counts))
        {
            return;
        }

        var actual = results.EnumerateArray().CountBy(result => result.GetRequiredString("status").ToLowerInvariant()).ToDictionary();
        foreach (var count in counts.EnumerateObject())
        {
            if (count.Value.GetInt64() != actual.GetValueOrDefault(count.Name.ToLowerInvariant()))
            {
                throw new FormatException("The counts contradict the results.");
            }
        }
    }

    private static IngestResult Read(JsonElement result) =>
        new(
            result.GetRequiredString("sourceKey"),
            IsRepaired(result) ? PushStatus.Repaired : ReadStatus(result.GetRequiredString("status")),
            ReadReason(result)
        );

    // It is a field of its own, so that earlier versions of this module understand the status beside it.
    private static bool IsRepaired(JsonElement result) =>
        result.TryGetProperty("repaired", out var repaired) && repaired.ValueKind == JsonValueKind.True;

    private static PushStatus ReadStatus(string status) =>
        status switch
        {
            "Created" => PushStatus.Created,
            "Updated" or "Removed" or "Erased" => PushStatus.Updated,
            "Unchanged" => PushStatus.Unchanged,
            _ => PushStatus.Failed,
        };

    private static string? ReadReason(JsonElement result) =>
        result.TryGetProperty("reason", out var reason)
        && reason.GetString() is { Length: > 0 and <= MaxReasonLength } code
        && code.All(IsCodeCharacter)
            ? code
            : null;

    private static bool IsCodeCharacter(char character) => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.';
}
