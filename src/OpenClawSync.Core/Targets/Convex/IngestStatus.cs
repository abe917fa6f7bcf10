using System.Collections.Immutable;

namespace OpenClawSync.Targets.Convex;

/// <summary>What an ingest endpoint reports about itself and one instance.</summary>
/// <param name="Identity">The random id of this deployment.</param>
/// <param name="SchemaVersion">The newest envelope version that it understands.</param>
/// <param name="ServerTime">Its clock.</param>
/// <param name="LastRunId">The last run of this source that it has; null for none.</param>
/// <param name="Claim">Who writes this instance: free, yours or other.</param>
/// <param name="Accepts">The content encodings that it accepts.</param>
internal sealed record IngestStatus(
    string Identity,
    long SchemaVersion,
    DateTimeOffset ServerTime,
    string? LastRunId,
    string Claim,
    ImmutableArray<string> Accepts
)
{
    /// <exception cref="FormatException">The body is not such a reply.</exception>
    public static IngestStatus Parse(byte[] body) =>
        IngestJson.Parse(
            body,
            root => new IngestStatus(
                root.GetId("identity") is { } identity && !string.IsNullOrWhiteSpace(identity)
                    ? identity
                    : throw new FormatException("There is no identity."),
                root.GetProperty("schemaVersion").GetInt64(),
                DateTimeOffset.FromUnixTimeMilliseconds(root.GetProperty("serverTime").GetInt64()),
                root.GetId("lastRunId"),
                root.GetId("claim") ?? "free",
                root.TryGetProperty("accepts", out var accepts) ? [.. RowJson.ReadList(accepts)] : []
            )
        );
}
