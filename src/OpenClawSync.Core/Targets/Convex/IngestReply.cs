using System.Text.Json;

namespace OpenClawSync.Targets.Convex;

/// <summary>What the endpoint says became of one record.</summary>
/// <param name="SourceKey">Its key; empty where the endpoint would not repeat it.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Reason">Why it was refused, as a code.</param>
internal sealed record IngestResult(string SourceKey, PushStatus Status, string? Reason);

/// <summary>What the endpoint says became of the records of one request, in their order.</summary>
internal static class IngestReply
{
    // Reasons are codes; anything longer could quote what was refused.
    private const int MaxReasonLength = 64;

    /// <exception cref="FormatException">It is no such answer.</exception>
    public static IReadOnlyList<IngestResult> Parse(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return [.. document.RootElement.GetProperty("results").EnumerateArray().Select(Read)];
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException("It is no reply.", failure);
        }
    }

    private static IngestResult Read(JsonElement result) =>
        new(
            result.GetProperty("sourceKey").GetString() ?? throw new FormatException("It has no key."),
            StatusOf(result.GetProperty("status").GetString()),
            Reason(result)
        );

    private static PushStatus StatusOf(string? status) =>
        status switch
        {
            "Created" => PushStatus.Created,
            "Updated" or "Removed" or "Erased" => PushStatus.Updated,
            "Unchanged" => PushStatus.Unchanged,
            _ => PushStatus.Failed,
        };

    private static string? Reason(JsonElement result) =>
        result.TryGetProperty("reason", out var reason)
        && reason.GetString() is { Length: > 0 and <= MaxReasonLength } code
        && code.All(IsCode)
            ? code
            : null;

    private static bool IsCode(char unit) => char.IsAsciiLetterOrDigit(unit) || unit is '-' or '_' or '.';
}
