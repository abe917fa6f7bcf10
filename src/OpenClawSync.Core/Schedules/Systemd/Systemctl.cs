using System.Text.Json;
using OpenClawSync.Records;

namespace OpenClawSync.Schedules.Systemd;

/// <summary>Runs systemctl for the systemd instance of the user.</summary>
internal sealed class Systemctl(CancellationToken cancellationToken)
{
    private const string LingerFolder = "/var/lib/systemd/linger";

    private readonly ProcessRunner _systemctl = new("systemctl", cancellationToken);

    /// <summary>Whether systemd runs for this user.</summary>
    public bool IsAvailable => _systemctl.Exists && Execute("show", "--property=Version").Succeeded;

    /// <summary>Whether the systemd instance of the user also runs while the user is logged out.</summary>
    public static bool LingerIsEnabled => File.Exists(Path.Combine(LingerFolder, Environment.UserName));

    /// <exception cref="OpenClawSyncException">SchedulerUnavailable, with the message of systemctl.</exception>
    public void Run(params IEnumerable<string> arguments)
    {
        if (Execute([.. arguments]) is { Succeeded: false } failed)
        {
            throw new OpenClawSyncException(
                ErrorIds.SchedulerUnavailable,
                $"systemctl --user {string.Join(' ', arguments)} failed: {failed.Errors}"
            );
        }
    }

    /// <summary>Runs a command and ignores failures.</summary>
    public void Try(params IEnumerable<string> arguments)
    {
        try
        {
            Execute([.. arguments]);
        }
        catch (OpenClawSyncException)
        {
            // Without systemctl there is nothing to undo.
        }
    }

    /// <summary>Whether a timer is active.</summary>
    public bool IsActive(string timer) => Execute("is-active", "--quiet", timer).Succeeded;

    /// <summary>When a timer elapses next; null when unknown.</summary>
    public DateTimeOffset? NextRun(string timer)
    {
        var answer = Execute("list-timers", "--all", "--output=json", timer);
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
            // Before version 248 the output is a table for people.
            return null;
        }
    }

    private ProcessResult Execute(params IEnumerable<string> arguments) =>
        _systemctl.Run(["--user", "--no-pager", "--no-ask-password", .. arguments]);
}
