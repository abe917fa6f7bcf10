using System.Globalization;

namespace OpenClawSync.Schedules.Systemd;

/// <summary>The two units of a schedule as text: a service that runs one sync, and the timer that starts it.</summary>
/// <param name="Service">The service.</param>
/// <param name="Timer">The timer.</param>
internal sealed record UnitPair(string Service, string Timer)
{
    // The exit code of pwsh after SIGTERM has stopped a sync gracefully.
    private const string StoppedGracefully = "SuccessExitStatus=143";

    // A dump would contain raw records. The runtime of .NET writes one of its own where a variable asks for it.
    private const string NoDumps = "LimitCORE=0\nUnsetEnvironment=DOTNET_DbgEnableMiniDump COMPlus_DbgEnableMiniDump";
    private const string Every = "OnUnitActiveSec=";
    private const string Start = "ExecStart=";
    private const string Variables = "EnvironmentFile=";
    private const string Secret = $"LoadCredential={SyncScript.Credential}:";

    /// <summary>The first run is a minute after the timer starts, so that a boot or login is not made slower.</summary>
    public static UnitPair Create(SchedulePlan plan) =>
        new(
            $"""
            {ScheduleName.Mark}{plan.Name}
            [Unit]
            Description=OpenClaw sync ({plan.Name})

            [Service]
            Type=oneshot
            {StoppedGracefully}
            {NoDumps}
            {string.Concat(Files(plan).Select(line => line + "\n"))}{Start}{string.Join(
                ' ',
                plan.Arguments.Select(UnitText.Argument).Prepend(UnitText.Program(plan.Pwsh))
            )}

            """,
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                {ScheduleName.Mark}{plan.Name}
                [Unit]
                Description=Time for the OpenClaw sync ({plan.Name})

                [Timer]
                OnActiveSec=60s
                {Every}{plan.Interval.TotalSeconds:0}s

                [Install]
                WantedBy=timers.target

                """
            )
        );

    /// <summary>Whether a unit belongs to the schedule with that name.</summary>
    public static bool IsOurs(string unit, string name) => unit.StartsWith($"{ScheduleName.Mark}{name}\n", StringComparison.Ordinal);

    /// <summary>Reads the schedule from the units. Only systemd knows its state.</summary>
    /// <param name="name">The name of the schedule.</param>
    /// <param name="location">The path of the timer.</param>
    public SyncSchedule Read(string name, string location) =>
        new()
        {
            Name = name,
            Scheduler = Scheduler.Systemd,
            Interval = Interval(Setting(Timer, Every)),
            State = ScheduleState.Unknown,
            Command = UnitText.ReadWords(Setting(Service, Start) ?? "") is [.., var script] ? script : "",
            EnvironmentFile = Setting(Service, Variables) is { } variables ? UnitText.ReadPattern(variables) : null,
            CredentialFile = Setting(Service, Secret) is { } secret ? UnitText.ReadPath(secret) : null,
            Location = location,
        };

    private static IEnumerable<string> Files(SchedulePlan plan)
    {
        if (plan.EnvironmentFile is { } variables)
        {
            yield return Variables + UnitText.Pattern(variables);
        }

        if (plan.CredentialFile is { } secret)
        {
            yield return Secret + UnitText.Path(secret);
        }
    }

    private static string? Setting(string unit, string name) =>
        unit.Split('\n').FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?[name.Length..];

    private static TimeSpan? Interval(string? text) =>
        text is [.. var number, 's'] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : null;
}
