using System.Globalization;

namespace OpenClawSync.Records;

/// <summary>
/// The id of a run of a cron job: <c>cron-run/JOB/START</c>, with the start in epoch milliseconds. OpenClaw has kept its runs in several
/// places under ids of several kinds, but a job and the start of a run are the same in all of them.
/// </summary>
internal static class CronRunId
{
    public const string Prefix = "cron-run/";

    private const string Escape = "~";

    // Two rows that OpenClaw itself distinguishes never become one, even if they name the same job and start.
    private const char NumberMark = '~';

    public static string Create(string jobId, DateTimeOffset start) =>
        string.Create(CultureInfo.InvariantCulture, $"{Prefix}{jobId}/{start.ToUnixTimeMilliseconds()}");

    /// <summary>The id of a task that is no run of a job, which must not look like that of one.</summary>
    public static string EscapeTask(string id) =>
        !id.StartsWith(Prefix, StringComparison.Ordinal) && StartIn(id) is null
            ? id
            : Escape + id.Replace("/", "/" + Escape, StringComparison.Ordinal);

    /// <summary>The id of the second or a later run with the same job and start.</summary>
    public static string Numbered(string id, int number) => string.Create(CultureInfo.InvariantCulture, $"{id}{NumberMark}{number}");

    /// <summary>
    /// The start of the run that an id or a key belongs to, with or without an instance in front; null when it is not that of a run.
    /// </summary>
    public static DateTimeOffset? StartIn(string id)
    {
        var parts = id.Split('/');
        return
            parts.Length >= 3
            && parts.AsSpan(0, 2).Contains(Prefix[..^1])
            && long.TryParse(parts[^1].Split(NumberMark)[0], NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            && start <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds(start)
            : null;
    }

    /// <summary>The job in an id, which may be masked; null when the id is not that of a run.</summary>
    public static string? JobIn(string id) => StartIn(id) is null ? null : id.Split('/')[^2];
}
