using System.Collections.Immutable;
using System.Text.Json;
using OpenClawSync.Fingerprint;
using OpenClawSync.Records;
using OpenClawSync.Targets;

namespace OpenClawSync.Core.Tests.Runs.FaultInjection;

/// <summary>
/// An ingest endpoint that follows the protocol: claims, upserts by key and fingerprint, tombstones, runs and pages of rows.
/// </summary>
internal sealed class ModelEndpoint(TimeProvider time)
{
    private const int PageSize = 3;

    private static readonly (RecordKind Kind, string Name)[] Lists =
    [
        (RecordKind.Task, "tasks"),
        (RecordKind.Cron, "cronJobs"),
        (RecordKind.Memory, "memoryEntries"),
    ];

    public EndpointState State { get; set; } = new("first");

    /// <summary>The tombstones that a request made rows again.</summary>
    public List<string> Revived { get; } = [];

    public long RowsPosted { get; private set; }

    /// <summary>Whether the row of a key is refused.</summary>
    public Func<string, bool> Refuses { get; set; } = _ => false;

    public LoopbackReply Answer(LoopbackRequest request)
    {
        var (path, query) = request.Path.Split('?') is [var before, var after] ? (before, after) : (request.Path, "");
        var values = query
            .Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('='))
            .ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]));
        using var body = request.Body.Length == 0 ? null : JsonDocument.Parse(request.Body);
        return path switch
        {
            "/ingest/status" => Json(Status(values["source"])),
            "/ingest/rows" => Json(Page(values.GetValueOrDefault("cursor", ""))),
            _ when !Claims(body!.RootElement.GetProperty("sourceIdentity").GetString()!) => new LoopbackReply(409, "{}"u8.ToArray()),
            "/ingest/runs" => Log(body.RootElement.GetProperty("run")),
            _ => Json(Ingest(body.RootElement)),
        };
    }

    private static LoopbackReply Json(object body) => new(200, CanonicalJson.Utf8(body));

    private bool Claims(string source)
    {
        State = State with { Claim = State.Claim ?? source };
        return State.Claim == source;
    }

    private Dictionary<string, object?> Status(string source)
    {
        var status = new Dictionary<string, object?>
        {
            ["identity"] = State.Identity,
            ["schemaVersion"] = 2L,
            ["serverTime"] = time.GetUtcNow().ToUnixTimeMilliseconds(),
            ["claim"] =
                State.Claim is null ? "free"
                : State.Claim == source ? "yours"
                : "other",
        };
        if (State.LastRunIdFor(source) is { } run)
        {
            status["lastRunId"] = run;
        }

        return status;
    }

    private LoopbackReply Log(JsonElement run)
    {
        State = State with { LastRunId = run.GetProperty("runId").GetString() };
        return Json(new Dictionary<string, object?> { ["ok"] = true });
    }

    private Dictionary<string, object?> Page(string after)
    {
        var rows = State.Rows.Where(row => string.CompareOrdinal(row.Key, after) > 0).Take(PageSize + 1).ToList();
        var page = new Dictionary<string, object?>
        {
            ["rows"] = rows.Take(PageSize)
                .Select(row => new Dictionary<string, object?> { ["kind"] = row.Key.Split(':')[0], ["row"] = row.Value.Row })
                .ToList(),
            ["isDone"] = rows.Count <= PageSize,
        };
        if (rows.Count > PageSize)
        {
            page["cursor"] = rows[PageSize - 1].Key;
        }

        return page;
    }

    private Dictionary<string, object?> Ingest(JsonElement envelope)
    {
        State = State with { LastRunId = envelope.GetProperty("runId").GetString() };
        var data = envelope.GetProperty("data");
        var results = Lists
            .SelectMany(list => data.GetProperty(list.Name).EnumerateArray().Select(row => Upsert(list.Kind, RowJson.Read(list.Kind, row))))
            .Concat(Keys(envelope, "removed").Select(Remove))
            .Concat(Keys(envelope, "erased").Select(Erase));
        return new Dictionary<string, object?> { ["ok"] = true, ["results"] = results.ToList() };
    }

    private Dictionary<string, object?> Upsert(RecordKind kind, Row row)
    {
        RowsPosted++;
        var key = row.Text("sourceKey")!;
        if (Refuses(key))
        {
            return new Dictionary<string, object?>
            {
                ["sourceKey"] = key,
                ["status"] = "Failed",
                ["reason"] = "Refused",
            };
        }

        var isThere = State.Rows.TryGetValue(key, out var stored);
        var isSame =
            isThere
            && stored.Row.Text("fingerprint") == row.Text("fingerprint")
            && stored.Row.ContainsKey("removedAt") == row.ContainsKey("removedAt");
        if (isThere && stored.Row.ContainsKey("removedAt") && !row.ContainsKey("removedAt"))
        {
            Revived.Add(key);
        }

        var changed = isSame ? stored.Row.Number("updatedAt") : Now;
        Put(key, kind, row.With("updatedAt", changed));
        return Result(
            key,
            !isThere ? "Created"
                : isSame ? "Unchanged"
                : "Updated"
        );
    }

    private Dictionary<string, object?> Remove(string key)
    {
        if (!State.Rows.TryGetValue(key, out var stored) || stored.Row.ContainsKey("removedAt"))
        {
            return Result(key, "Unchanged");
        }

        Put(key, stored.Kind, stored.Row.With("removedAt", Now).With("updatedAt", Now));
        return Result(key, "Removed");
    }

    private Dictionary<string, object?> Erase(string key)
    {
        var isThere = State.Rows.ContainsKey(key);
        State = State with { Rows = State.Rows.Remove(key) };
        return Result(key, isThere ? "Erased" : "Unchanged");
    }

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    private void Put(string key, RecordKind kind, Row row) => State = State with { Rows = State.Rows.SetItem(key, (kind, row)) };

    private static Dictionary<string, object?> Result(string key, string status) => new() { ["sourceKey"] = key, ["status"] = status };

    private static IEnumerable<string> Keys(JsonElement envelope, string name) =>
        envelope.GetProperty(name).EnumerateArray().Select(key => key.GetString()!);
}

/// <summary>Everything that a model endpoint stores. It is immutable, so an older state serves as a backup.</summary>
internal sealed record EndpointState(string Identity)
{
    public ImmutableSortedDictionary<string, (RecordKind Kind, Row Row)> Rows { get; init; } =
        ImmutableSortedDictionary.Create<string, (RecordKind, Row)>(StringComparer.Ordinal);

    /// <summary>The source that claims the instance.</summary>
    public string? Claim { get; init; }

    public string? LastRunId { get; init; }

    public string? LastRunIdFor(string source) => Claim == source ? LastRunId : null;
}
