using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using OpenClawSync.Fingerprint;
using OpenClawSync.Records;

namespace OpenClawSync.Targets.Convex;

/// <summary>The body of an ingest request.</summary>
internal static class Envelope
{
    /// <summary>The newest envelope version that this module writes.</summary>
    public const long SchemaVersion = 2;

    private const int HeadSize = 1024;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly (RecordKind Kind, string Name)[] Lists =
    [
        (RecordKind.Task, "tasks"),
        (RecordKind.Cron, "cronJobs"),
        (RecordKind.Memory, "memoryEntries"),
    ];

    /// <summary>An envelope that upserts rows.</summary>
    public static byte[] ForRows(EnvelopeHead head, IReadOnlyList<WireRow> rows) => Write(head, rows, [], []);

    /// <summary>An envelope that makes rows tombstones, or deletes them.</summary>
    public static byte[] ForKeys(EnvelopeHead head, IReadOnlyList<string> removed, IReadOnlyList<string> deleted) =>
        Write(head, [], removed, deleted);

    private static byte[] Write(
        EnvelopeHead head,
        IReadOnlyList<WireRow> rows,
        IReadOnlyList<string> removed,
        IReadOnlyList<string> deleted
    )
    {
        var body = new ArrayBufferWriter<byte>(HeadSize + rows.Sum(row => row.Json.Length + 1));
        using (var writer = new Utf8JsonWriter(body, Options))
        {
            writer.WriteStartObject();
            WriteHead(writer, head);
            WriteKeys(writer, "removed", removed);
            WriteKeys(writer, "erased", deleted);
            writer.WriteStartObject("data");
            foreach (var (kind, name) in Lists)
            {
                writer.WriteStartArray(name);
                foreach (var row in rows.Where(row => row.Item.Record.Kind == kind))
                {
                    writer.WriteRawValue(row.Json, skipInputValidation: true);
                }

                writer.WriteEndArray();
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return body.WrittenSpan.ToArray();
    }

    private static void WriteHead(Utf8JsonWriter writer, EnvelopeHead head)
    {
        writer.WriteString("source", "openclaw");
        writer.WriteString("pulledAt", head.PulledAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        writer.WriteString("runId", head.RunId);
        writer.WriteString("instanceId", head.Instance.Value);
        writer.WriteString("sourceIdentity", head.SourceIdentity);
        writer.WriteNumber("batch", head.Batch);
        writer.WriteString("policyId", head.PolicyId);
        writer.WriteNumber("schemaVersion", SchemaVersion);
    }

    private static void WriteKeys(Utf8JsonWriter writer, string name, IReadOnlyList<string> keys)
    {
        writer.WriteStartArray(name);
        foreach (var key in keys)
        {
            writer.WriteStringValue(key);
        }

        writer.WriteEndArray();
    }
}

/// <summary>The fields of an envelope apart from its rows and keys.</summary>
internal sealed record EnvelopeHead(
    DateTimeOffset PulledAt,
    string RunId,
    InstanceId Instance,
    string SourceIdentity,
    long Batch,
    string PolicyId
);

/// <summary>An item with its row as it is sent.</summary>
/// <param name="Item">The item.</param>
/// <param name="Json">The row as canonical JSON, so that the same row always has the same hash.</param>
internal sealed record WireRow(PushItem Item, byte[] Json)
{
    private const int HashSize = 16;

    /// <summary>A hash of the complete row, which tells whether a remote target has acknowledged exactly this row before.</summary>
    public byte[] Hash { get; } = SHA256.HashData(Json)[..HashSize];

    public static WireRow From(PushItem item) => new(item, CanonicalJson.Utf8(item.Row));
}
