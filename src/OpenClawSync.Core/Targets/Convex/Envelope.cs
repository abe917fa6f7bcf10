using System.Globalization;
using System.Text;
using OpenClawSync.Fingerprint;
using OpenClawSync.Protection;
using OpenClawSync.Records;

namespace OpenClawSync.Targets.Convex;

/// <summary>The body of an ingest request.</summary>
internal static class Envelope
{
    /// <summary>The newest envelope that this module writes.</summary>
    public const long SchemaVersion = 2;

    private static readonly (RecordKind Kind, string Name)[] Lists =
    [
        (RecordKind.Task, "tasks"),
        (RecordKind.Cron, "cronJobs"),
        (RecordKind.Memory, "memoryEntries"),
    ];

    /// <summary>A row as it is sent: the target itself says when it last changed there.</summary>
    public static byte[] RowOf(ProtectedRecord record) => CanonicalJson.Utf8(record.Row.With("updatedAt", null));

    public static byte[] Create(EnvelopeHead head, IReadOnlyList<(PushItem Item, byte[] Json)> rows) => Create(head, rows, [], []);

    /// <summary>An envelope that makes rows tombstones, or takes them away.</summary>
    public static byte[] OfKeys(EnvelopeHead head, IReadOnlyList<string> removed, IReadOnlyList<string> deleted) =>
        Create(head, [], removed, deleted);

    private static byte[] Create(
        EnvelopeHead head,
        IReadOnlyList<(PushItem Item, byte[] Json)> rows,
        IReadOnlyList<string> removed,
        IReadOnlyList<string> deleted
    )
    {
        using var body = new MemoryStream();
        Write(body, "{\"source\":\"openclaw\"");
        foreach (
            var (name, value) in (ReadOnlySpan<(string, object)>)
                [
                    ("pulledAt", head.PulledAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)),
                    ("runId", head.RunId),
                    ("instanceId", head.Instance.Value),
                    ("sourceIdentity", head.SourceIdentity),
                    ("batch", head.Batch),
                    ("policyId", head.PolicyId),
                    ("schemaVersion", SchemaVersion),
                ]
        )
        {
            Write(body, $",\"{name}\":");
            body.Write(CanonicalJson.Utf8(value));
        }

        Write(body, ",\"removed\":");
        body.Write(CanonicalJson.Utf8(removed));
        Write(body, ",\"erased\":");
        body.Write(CanonicalJson.Utf8(deleted));
        Write(body, ",\"data\":{");
        foreach (var (kind, name) in Lists)
        {
            Write(body, $"{(kind == RecordKind.Task ? "" : ",")}\"{name}\":[");
            WriteRows(body, rows.Where(row => row.Item.Record.Kind == kind));
            Write(body, "]");
        }

        Write(body, "}}");
        return body.ToArray();
    }

    private static void WriteRows(MemoryStream body, IEnumerable<(PushItem Item, byte[] Json)> rows)
    {
        var separator = "";
        foreach (var (_, json) in rows)
        {
            Write(body, separator);
            body.Write(json);
            separator = ",";
        }
    }

    private static void Write(MemoryStream body, string text) => body.Write(Encoding.UTF8.GetBytes(text));
}

/// <summary>What an envelope says of itself.</summary>
internal sealed record EnvelopeHead(
    DateTimeOffset PulledAt,
    string RunId,
    InstanceId Instance,
    string SourceIdentity,
    long Batch,
    string PolicyId
);
