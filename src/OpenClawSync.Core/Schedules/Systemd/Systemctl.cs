using System.Text.Json;
using OpenClawSync.Records;

namespace OpenClawSync.Schedules.Systemd;

/// <summary>Speaks to the systemd of the user.</summary>
internal sealed class Systemctl(CancellationToken cancellationToken)
{
    private readonly ProcessRunner _tool = new("systemctl", cancellationToken);

    /// <summary>Whether there is a systemd that serves this user.</summary>
    public bool Works => _tool.Exists && Run("show", "--property=Version").Succeeded;

    /// <exception cref="OpenClawSyncException">SchedulerUnavailable, with what systemctl said.</exception>
    public void Do(params IEnumerable<string> arguments)
    {
        if (Run([.. arguments]) is { Succeeded: false } failed)
        {
            throw new OpenClawSyncException(
                ErrorIds.SchedulerUnavailable,
                $"systemctl --user {string.Join(' ', arguments)} failed: {failed.Errors}"
            );
        }
    }

    /// <summary>Does it if that can be done.</summary>
    public void Try(params IEnumerable<string> arguments)
    {
        try
        {
            Run([.. arguments]);
        }
        catch (OpenClawSyncException)
        {
            // There is no systemctl to do it with.
        }
    }

    /// <summary>Whether a timer runs.</summary>
    public bool IsActive(string timer) => Run("is-active", "--quiet", timer).Succeeded;

    /// <summary>When a timer elapses next; null when systemd does not tell.</summary>
    public DateTimeOffset? NextRun(string timer)
    {
        var answer = Run("list-timers", "--all", "--output=json", timer);
        try
        {
            using var timers = JsonDocument.Parse(answer.Output);
            return timers
                .RootElement.EnumerateArray()
                .Where(item =>
                    item.GetProperty("unit").GetString() == timer && item.GetProperty("next").TryGetInt64(out var next) && next > 0
                )
                .Select(item => (DateTimeOffset?)DateTimeOffset.FromUnixTimeMilliseconds(item.GetProperty("next").GetInt64() / 1000))
                .FirstOrDefault();
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            // Before 248 it answers with a table for people.
            return null;
        }
    }

    private ProcessResult Run(params IEnumerable<string> arguments) =>
        _tool.Run(["--user", "--no-pager", "--no-ask-password", .. arguments]);
}
