using System.Text.Json;
using System.Text.RegularExpressions;
using OpenClawSync.Sources.Json;

namespace OpenClawSync.Sources.Home;

/// <summary>The ids of the jobs in a file. A job without an id, which OpenClaw runs as well, gets one from its name and schedule.</summary>
internal sealed partial class JobIds
{
    private const int MaxNameLength = 100;

    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    /// <summary>The id that a job has, under its present or its old name; null for none.</summary>
    public static string? Given(JsonFields job) => Id(job.Element("id")) ?? Id(job.Element("jobId"));

    /// <summary>Adds the id of a job. False when an earlier job has it.</summary>
    public bool Add(string id) => _used.Add(id);

    /// <summary>An id for a job that has none. The second of two equal ones ends in <c>~2</c>.</summary>
    /// <exception cref="FormatException">The job has no name either.</exception>
    public string Compose(JsonFields job)
    {
        var name = Name(job) ?? throw new FormatException("It has neither an id nor a name.");
        var id = $"{name}@{ScheduleReader.OfJob(job).Text}";
        var unique = id;
        for (var number = 2; !_used.Add(unique); number++)
        {
            unique = $"{id}~{number}";
        }

        return unique;
    }

    private static string? Id(JsonElement? value) =>
        value switch
        {
            { ValueKind: JsonValueKind.String } text when text.GetString()!.Trim() is { Length: > 0 } id => id,
            { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
            _ => null,
        };

    private static string? Name(JsonFields job)
    {
        var name = OneLine(job.Text("name")) ?? OneLine(job.Text("displayName"));
        return name is null || name.Length <= MaxNameLength
            ? name
            : name[..(char.IsHighSurrogate(name[MaxNameLength - 1]) ? MaxNameLength - 1 : MaxNameLength)];
    }

    private static string? OneLine(string? text) => Space().Replace(text ?? "", " ").Trim() is { Length: > 0 } line ? line : null;

    [GeneratedRegex(@"[\s\p{Cc}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Space();
}
