using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using OpenClawSync.Records;

namespace OpenClawSync.Targets;

/// <summary>A run as a stored row, and back.</summary>
internal static class RunRow
{
    public const string Table = "openclawSyncRuns";

    /// <summary>The fields that earlier versions do not have. Endpoints of such a version accept a run without them.</summary>
    public static FrozenSet<string> LaterFields { get; } = FrozenSet.Create(StringComparer.Ordinal, "repaired");

    private static readonly SyncRun Blank = new()
    {
        RunId = "",
        Status = "",
        StartedAt = default,
        FinishedAt = default,
        PolicyId = "",
    };

    /// <summary>
    /// The only list of the fields of a run: tables, rows, reports and requests are all derived from it. Its order is the order of columns.
    /// </summary>
    public static ImmutableArray<RunField> Fields { get; } =
    [
        Text("runId", run => run.RunId, (run, value) => run with { RunId = value }),
        Time("startedAt", run => run.StartedAt, (run, value) => run with { StartedAt = value }),
        Time("finishedAt", run => run.FinishedAt, (run, value) => run with { FinishedAt = value }),
        Json("cursorFrom", run => From(run.CursorFrom), (run, value) => run with { CursorFrom = ParseCursors(value) }),
        Json("cursorTo", run => From(run.CursorTo), (run, value) => run with { CursorTo = ParseCursors(value) }),
        Count("created", run => run.Created, (run, value) => run with { Created = value }),
        Count("updated", run => run.Updated, (run, value) => run with { Updated = value }),
        Count("skipped", run => run.Skipped, (run, value) => run with { Skipped = value }),
        Count("errors", run => run.Errors, (run, value) => run with { Errors = value }),
        Json("errorSamples", run => run.ErrorSamples, (run, value) => run with { ErrorSamples = RowJson.ReadList(value) }),
        Text("status", run => run.Status, (run, value) => run with { Status = value }),
        Count("redactions", run => run.Redactions, (run, value) => run with { Redactions = value }),
        Count("deadLetters", run => run.DeadLetters, (run, value) => run with { DeadLetters = value }),
        Count("removed", run => run.Removed, (run, value) => run with { Removed = value }),
        Text("policyId", run => run.PolicyId, (run, value) => run with { PolicyId = value }),
        Text("instanceId", run => run.InstanceId, (run, value) => run with { InstanceId = value }),
        Count("repaired", run => run.Repaired, (run, value) => run with { Repaired = value }),
    ];

    /// <summary>The fields by name. A value is a string, a long, a list of strings, or an object of longs.</summary>
    public static IReadOnlyDictionary<string, object> From(SyncRun run)
    {
        var row = new Dictionary<string, object>(Fields.Length, StringComparer.Ordinal);
        foreach (var field in Fields)
        {
            row[field.Name] = field.Get(run);
        }

        return row;
    }

    /// <summary>The run of a row of JSON. A row that an earlier version wrote lacks the fields that came later.</summary>
    public static SyncRun Parse(JsonElement row)
    {
        var run = Blank;
        foreach (var field in Fields)
        {
            run = LaterFields.Contains(field.Name) && !HasValue(row, field.Name) ? run : field.Set(run, row.GetProperty(field.Name));
        }

        return run;
    }

    private static bool HasValue(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;

    private static RunField Text(string name, Func<SyncRun, string> get, Func<SyncRun, string, SyncRun> set) =>
        new(name, RunFieldType.Text, get, (run, value) => set(run, value.GetString()!));

    private static RunField Count(string name, Func<SyncRun, long> get, Func<SyncRun, long, SyncRun> set) =>
        new(name, RunFieldType.Integer, run => get(run), (run, value) => set(run, value.GetInt64()));

    private static RunField Time(string name, Func<SyncRun, DateTimeOffset> get, Func<SyncRun, DateTimeOffset, SyncRun> set) =>
        new(name, RunFieldType.Integer, run => get(run).ToUnixTimeMilliseconds(), (run, value) => set(run, ParseTime(value)));

    private static RunField Json(string name, Func<SyncRun, object> get, Func<SyncRun, JsonElement, SyncRun> set) =>
        new(name, RunFieldType.Json, get, set);

    private static DateTimeOffset ParseTime(JsonElement milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds.GetInt64());

    private static Dictionary<string, object> From(Cursors cursors)
    {
        var fields = new Dictionary<string, object>(StringComparer.Ordinal);
        Add("tasks", cursors.Tasks);
        Add("cron", cursors.Cron);
        Add("memory", cursors.Memory);
        return fields;

        void Add(string name, DateTimeOffset? cursor)
        {
            if (cursor is { } time)
            {
                fields[name] = time.ToUnixTimeMilliseconds();
            }
        }
    }

    private static Cursors ParseCursors(JsonElement fields)
    {
        return new Cursors
        {
            Tasks = Find("tasks"),
            Cron = Find("cron"),
            Memory = Find("memory"),
        };

        DateTimeOffset? Find(string name) => fields.TryGetProperty(name, out var value) ? ParseTime(value) : null;
    }
}

/// <summary>How a field of a run is stored.</summary>
internal enum RunFieldType
{
    Text,
    Integer,

    /// <summary>A list or an object; in SQLite it is JSON text.</summary>
    Json,
}

/// <summary>A field of a run.</summary>
/// <param name="Name">Its name in rows and on the wire.</param>
/// <param name="Type">How it is stored.</param>
/// <param name="Get">Reads its value from a run.</param>
/// <param name="Set">Returns the run with the value.</param>
internal sealed record RunField(string Name, RunFieldType Type, Func<SyncRun, object> Get, Func<SyncRun, JsonElement, SyncRun> Set);
