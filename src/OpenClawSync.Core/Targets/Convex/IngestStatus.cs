using System.Collections.Immutable;
using System.Text.Json;

namespace OpenClawSync.Targets.Convex;

/// <summary>What an ingest endpoint says of itself and of one instance.</summary>
/// <param name="Identity">The random id of this very target.</param>
/// <param name="SchemaVersion">The newest envelope it understands.</param>
/// <param name="ServerTime">Its clock.</param>
/// <param name="LastRunId">The last run of this source that it holds; null for none.</param>
/// <param name="Claim">free, yours or other: who writes this instance.</param>
/// <param name="Accepts">The content encodings it takes.</param>
internal sealed record IngestStatus(
    string Identity,
    long SchemaVersion,
    DateTimeOffset ServerTime,
    string? LastRunId,
    string Claim,
    ImmutableArray<string> Accepts
)
{
    /// <exception cref="FormatException">It is no such answer.</exception>
    public static IngestStatus Parse(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            return new IngestStatus(
                root.GetProperty("identity").GetString() ?? throw new FormatException("It has no identity."),
                root.GetProperty("schemaVersion").GetInt64(),
                DateTimeOffset.FromUnixTimeMilliseconds(root.GetProperty("serverTime").GetInt64()),
                root.TryGetProperty("lastRunId", out var run) ? run.GetString() : null,
                root.TryGetProperty("claim", out var claim) ? claim.GetString() ?? "free" : "free",
                root.TryGetProperty("accepts", out var accepts) ? [.. accepts.EnumerateArray().Select(item => item.GetString() ?? "")] : []
            );
        }
        catch (Exception failure)
            when (failure is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentOutOfRangeException)
        {
            throw new FormatException("It is no status.", failure);
        }
    }
}
