using System.Text;
using OpenClawSync.Records;
using OpenClawSync.Storage;

namespace OpenClawSync.Schedules.Systemd;

/// <summary>The unit files of the user.</summary>
internal sealed class UnitFolder(string path)
{
    private const string TimerExtension = ".timer";

    /// <summary>The folder in which systemd searches for units of the user.</summary>
    public static UnitFolder Find(Func<string, string?> environment)
    {
        var config =
            environment("XDG_CONFIG_HOME") is { } given && Path.IsPathRooted(given)
                ? given
                : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".config");
        return new UnitFolder(Path.Combine(config, "systemd", "user"));
    }

    public static string TimerOf(string name) => name + TimerExtension;

    public static string ServiceOf(string name) => name + ".service";

    public string LocationOf(string name) => Path.Combine(path, TimerOf(name));

    /// <summary>The schedules of OpenClawSync by name.</summary>
    public IEnumerable<KeyValuePair<string, UnitPair>> All() =>
        (Directory.Exists(path) ? Directory.GetFiles(path, "*" + TimerExtension) : [])
            .Select(file => Path.GetFileName(file)[..^TimerExtension.Length])
            .Order(StringComparer.Ordinal)
            .Select(name => KeyValuePair.Create(name, Find(name)!))
            .Where(found => found.Value is not null);

    /// <summary>The units of the schedule with that name; null when there are none.</summary>
    public UnitPair? Find(string name) =>
        ReadText(ServiceOf(name)) is { } service
        && ReadText(TimerOf(name)) is { } timer
        && UnitPair.IsOurs(service, name)
        && UnitPair.IsOurs(timer, name)
            ? new UnitPair(service, timer)
            : null;

    /// <exception cref="OpenClawSyncException">ScheduleExists: a unit with that name belongs to somebody else.</exception>
    public void RequireNoForeignUnit(string name)
    {
        foreach (var unit in (string[])[ServiceOf(name), TimerOf(name)])
        {
            if (File.Exists(Path.Combine(path, unit)) && (ReadText(unit) is not { } text || !UnitPair.IsOurs(text, name)))
            {
                throw new OpenClawSyncException(
                    ErrorIds.ScheduleExists,
                    $"There is a unit {unit} that this module did not create. Give another -Name."
                );
            }
        }
    }

    public void Write(string name, UnitPair units)
    {
        try
        {
            Directory.CreateDirectory(path);
            Write(ServiceOf(name), units.Service);
            Write(TimerOf(name), units.Timer);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new OpenClawSyncException(ErrorIds.SchedulerUnavailable, $"Units cannot be written to '{path}'. Check its permissions.");
        }
    }

    public void Delete(string name)
    {
        foreach (var unit in ((string[])[TimerOf(name), ServiceOf(name)]).Select(unit => Path.Combine(path, unit)).Where(File.Exists))
        {
            File.Delete(unit);
        }
    }

    private void Write(string unit, string text) =>
        AtomicFile.Replace(Path.Combine(path, unit), file => file.Write(Encoding.UTF8.GetBytes(text)));

    private string? ReadText(string unit)
    {
        try
        {
            return PlainFile.ReadText(Path.Combine(path, unit));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
