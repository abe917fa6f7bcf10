using System.Buffers;
using System.Net.Http.Headers;
using System.Text.Json;
using OpenClawSync.Records;
using OpenClawSync.Transport;

namespace OpenClawSync.Targets.Convex;

/// <summary>Reads rows with the queries of Mission Control. Only the JWT of the viewer determines their identity and roles.</summary>
/// <param name="deployment">The host that serves the queries of the deployment.</param>
/// <param name="viewerToken">The JWT of the viewer; null for an anonymous viewer, who sees public rows only.</param>
/// <param name="options">Timeouts and retries.</param>
internal sealed class QueryRows(HttpEndpoint deployment, string? viewerToken, RetryOptions options) : IRowReader
{
    private const int PageSize = 100;

    private readonly HttpExchange _exchange = new(deployment, options, _ => { });

    public IEnumerable<StoredRecord> ReadRows(RecordKinds kinds, CancellationToken cancellationToken)
    {
        foreach (var kind in kinds)
        {
            using var rows = RowPages.Read(cursor => ReadPage(kind, cursor, cancellationToken)).GetEnumerator();
            while (MoveNext(rows))
            {
                yield return rows.Current;
            }
        }
    }

    public void Dispose() => _exchange.Dispose();

    private bool MoveNext(IEnumerator<StoredRecord> rows)
    {
        try
        {
            return rows.MoveNext();
        }
        catch (FormatException)
        {
            throw IngestErrors.InvalidReply(deployment);
        }
    }

    private RowPage ReadPage(RecordKind kind, string? cursor, CancellationToken cancellationToken)
    {
        try
        {
            var answer = _exchange.Exchange(() => CreateRequest(kind, cursor), cancellationToken);
            return answer.IsSuccess
                ? RowPage.ParseQuery(kind, answer.Body)
                : throw (
                    (int)answer.Status is 401 or 403
                        ? new OpenClawSyncException(
                            ErrorIds.TargetUnauthorized,
                            $"{deployment.Name} rejects the viewer's token (status {(int)answer.Status})."
                        )
                        : IngestErrors.Translate(deployment, answer)
                );
        }
        catch (Exception failure) when (IngestErrors.IsTransportFailure(failure))
        {
            throw IngestErrors.Translate(deployment, failure);
        }
    }

    private HttpRequestMessage CreateRequest(RecordKind kind, string? cursor)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(deployment.Uri, "/api/query"))
        {
            Content = new ReadOnlyMemoryContent(CreateBody(kind, cursor)),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Authorization = viewerToken is null ? null : new AuthenticationHeaderValue("Bearer", viewerToken);
        return request;
    }

    private static ReadOnlyMemory<byte> CreateBody(RecordKind kind, string? cursor)
    {
        var body = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(body);
        writer.WriteStartObject();
        writer.WriteString("path", "openclaw:" + Function(kind));
        writer.WriteString("format", "json");
        writer.WriteStartObject("args");
        writer.WriteStartObject("paginationOpts");
        writer.WriteNumber("numItems", PageSize);
        writer.WriteString("cursor", cursor);
        writer.WriteEndObject();
        writer.WriteBoolean("includeRemoved", true);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.Flush();
        return body.WrittenMemory;
    }

    private static string Function(RecordKind kind) =>
        kind switch
        {
            RecordKind.Task => "tasks",
            RecordKind.Cron => "cronJobs",
            _ => "memoryEntries",
        };
}
