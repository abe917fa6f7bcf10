using System.Net.Http.Headers;
using System.Text.Json;
using OpenClawSync.Records;
using OpenClawSync.Transport;

namespace OpenClawSync.Targets.Convex;

/// <summary>Asks Mission Control's own queries for rows. Who looks, and with which roles, is told by the viewer's JWT alone.</summary>
/// <param name="deployment">Where the deployment answers queries.</param>
/// <param name="viewerToken">The viewer's JWT; null for nobody in particular, who sees what is public.</param>
/// <param name="options">How patiently.</param>
internal sealed class QueryRows(HttpEndpoint deployment, string? viewerToken, RetryOptions options) : IRowReader
{
    private const long PageSize = 100;

    private readonly HttpExchange _exchange = new(deployment, options, _ => { });

    public IEnumerable<StoredRecord> ReadRows(RecordKinds kinds, CancellationToken cancellationToken)
    {
        foreach (var kind in kinds)
        {
            string? cursor = null;
            do
            {
                var page = Ask(kind, cursor, cancellationToken);
                foreach (var row in page.Rows)
                {
                    yield return row;
                }

                cursor = page.Next;
            } while (cursor is not null);
        }
    }

    public void Dispose() => _exchange.Dispose();

    private RowPage Ask(RecordKind kind, string? cursor, CancellationToken cancellationToken)
    {
        try
        {
            var answer = _exchange.Exchange(() => Request(kind, cursor), cancellationToken);
            return answer.IsSuccess
                ? RowPage.ParseQuery(kind, answer.Body)
                : throw (
                    (int)answer.Status is 401 or 403
                        ? new OpenClawSyncException(
                            ErrorIds.TargetUnauthorized,
                            $"{deployment.Name} refuses the viewer's token (status {(int)answer.Status})."
                        )
                        : IngestErrors.Translate(deployment, answer)
                );
        }
        catch (FormatException)
        {
            throw IngestErrors.Unintelligible(deployment);
        }
        catch (Exception failure) when (IngestErrors.Means(failure))
        {
            throw IngestErrors.Translate(deployment, failure);
        }
    }

    private HttpRequestMessage Request(RecordKind kind, string? cursor)
    {
        var paging = new Dictionary<string, object?>(StringComparer.Ordinal) { ["numItems"] = PageSize, ["cursor"] = cursor };
        var body = JsonSerializer.SerializeToUtf8Bytes(
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["path"] = "openclaw:" + Function(kind),
                ["format"] = "json",
                ["args"] = new Dictionary<string, object?>(StringComparer.Ordinal)
                {
                    ["paginationOpts"] = paging,
                    ["includeRemoved"] = true,
                },
            }
        );
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(deployment.Uri, "/api/query"))
        {
            Content = new ByteArrayContent(body),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Authorization = viewerToken is null ? null : new AuthenticationHeaderValue("Bearer", viewerToken);
        return request;
    }

    private static string Function(RecordKind kind) =>
        kind switch
        {
            RecordKind.Task => "tasks",
            RecordKind.Cron => "cronJobs",
            _ => "memoryEntries",
        };
}
