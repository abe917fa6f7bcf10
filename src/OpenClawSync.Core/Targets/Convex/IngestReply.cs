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

    /// <exception cref="FormatException">The body is not such a reply.</exception>
    public static IReadOnlyList<IngestResult> Parse(byte[] body) =>
        IngestJson.Parse<IReadOnlyList<IngestResult>>(body, root => [.. root.GetProperty("results").EnumerateArray().Select(Read)]);

    private static IngestResult Read(JsonElement result) =>
        new(result.GetRequiredString("sourceKey"), ReadStatus(result.GetProperty("status").GetString()), ReadReason(result));

    private static PushStatus ReadStatus(string? status) =>
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
