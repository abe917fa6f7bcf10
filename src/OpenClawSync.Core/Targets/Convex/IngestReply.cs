using System.Text.Json;

namespace OpenClawSync.Targets.Convex;

/// <summary>What the endpoint says became of the records of one request, by key.</summary>
internal static class IngestReply
{
    // Reasons are codes; anything longer could quote what was refused.
    private const int LongestReason = 64;

    /// <exception cref="FormatException">It is no such answer.</exception>
    public static IReadOnlyDictionary<string, (PushStatus Status, string? Reason)> Parse(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var results = new Dictionary<string, (PushStatus, string?)>(StringComparer.Ordinal);
            foreach (var result in document.RootElement.GetProperty("results").EnumerateArray())
            {
                results[result.GetProperty("sourceKey").GetString()!] = (StatusOf(result.GetProperty("status").GetString()), Reason(result));
            }

            return results;
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentNullException)
        {
            throw new FormatException("It is no reply.", failure);
        }
    }

    private static PushStatus StatusOf(string? status) => status switch
    {
        "Created" => PushStatus.Created,
        "Updated" => PushStatus.Updated,
        "Unchanged" => PushStatus.Unchanged,
        _ => PushStatus.Failed,
    };

    private static string? Reason(JsonElement result) =>
        result.TryGetProperty("reason", out var reason) && reason.GetString() is { Length: > 0 and <= LongestReason } code && code.All(IsCode)
            ? code
            : null;

    private static bool IsCode(char unit) => char.IsAsciiLetterOrDigit(unit) || unit is '-' or '_' or '.';
}
