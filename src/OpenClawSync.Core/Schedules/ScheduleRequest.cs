using OpenClawSync.Connections;
using OpenClawSync.Detection;
using OpenClawSync.Records;
using OpenClawSync.State;
using OpenClawSync.Transport;

namespace OpenClawSync.Schedules;

/// <summary>A schedule that an operator requests. Paths are absolute.</summary>
/// <param name="Name">The name of the schedule.</param>
/// <param name="Interval">The time from one run to the next.</param>
/// <param name="Scheduler">The scheduler that runs it.</param>
internal sealed record ScheduleRequest(string Name, TimeSpan Interval, Scheduler Scheduler)
{
    private static readonly TimeSpan MinInterval = TimeSpan.FromMinutes(1);

    // The longest interval of the Task Scheduler.
    private static readonly TimeSpan MaxInterval = TimeSpan.FromDays(31);

    public string? Path { get; init; }

    public string? Target { get; init; }

    public string? PolicyPath { get; init; }

    public string? InstanceId { get; init; }

    public string? EnvironmentFile { get; init; }

    public string? CredentialFile { get; init; }

    /// <summary>The path of pwsh.</summary>
    public required string Pwsh { get; init; }

    /// <summary>The module, as Import-Module takes it.</summary>
    public required string Module { get; init; }

    /// <summary>
    /// Validates the request and creates its plan. A schedule that could not run is rejected here instead of failing unattended.
    /// </summary>
    /// <param name="environment">Reads an environment variable.</param>
    /// <exception cref="OpenClawSyncException">
    /// ScheduleInvalid, ScheduleHoldsSecret or SecretFileUnsafe, or the error of a source, target or policy that cannot be used.
    /// </exception>
    public SchedulePlan Plan(Func<string, string?> environment)
    {
        var guard = new ArgumentGuard(SecretDetector.Default, environment);
        var plan = CreatePlan(guard);
        var script = new SyncScript(guard.Require("The path of the module", Module))
        {
            Preparations = [.. Preparations()],
            Settings =
            [
                .. Settings(environment).Select(setting => KeyValuePair.Create(setting.Key, guard.Require(setting.Key, setting.Value))),
            ],
            Parameters = [.. Parameters().Select(given => KeyValuePair.Create(given.Key, guard.Require("-" + given.Key, given.Value)))],
        };
        Validate(environment);
        return plan with { Script = script.ToString() };
    }

    private SchedulePlan CreatePlan(ArgumentGuard guard) =>
        new(guard.Require("-Name", ScheduleName.Require(Name)), RequireInterval(Interval), guard.Require("The path of pwsh", Pwsh), "")
        {
            EnvironmentFile = EnvironmentFile is { } variables
                ? SecretFile.Require(nameof(EnvironmentFile), guard.Require("-EnvironmentFile", variables))
                : null,
            CredentialFile =
                CredentialFile is not { } secret ? null
                : Scheduler == Scheduler.Systemd ? SecretFile.Require(nameof(CredentialFile), guard.Require("-CredentialFile", secret))
                : throw new OpenClawSyncException(
                    ErrorIds.ScheduleInvalid,
                    "Only systemd loads credentials. Give -EnvironmentFile instead of -CredentialFile."
                ),
        };

    private static TimeSpan RequireInterval(TimeSpan interval) =>
        interval >= MinInterval && interval <= MaxInterval && interval.Ticks % MinInterval.Ticks == 0
            ? interval
            : throw new OpenClawSyncException(ErrorIds.ScheduleInvalid, "An interval is whole minutes, from 1 minute to 31 days.");

    // An environment file may name the source, and it is not read here.
    private void Validate(Func<string, string?> environment)
    {
        if (Path is not null || EnvironmentFile is null)
        {
            SourceLocation.Find(Path, environment);
        }

        RequireFolder(environment);
        ProtectionSettings.ReadPolicy(PolicyPath, StateFolder.Find(environment));

        Records.InstanceId.Parse(InstanceId);
    }

    // A run creates the file and the state folder, but no other folder.
    private void RequireFolder(Func<string, string?> environment)
    {
        var state = StateFolder.Find(environment);
        var folder = System.IO.Path.GetDirectoryName(TargetLocation.Find(Target, environment, state).File);
        if (folder is not null && folder != System.IO.Path.GetDirectoryName(state.DefaultTarget) && !Directory.Exists(folder))
        {
            throw new OpenClawSyncException(
                ErrorIds.TargetUnavailable,
                "The folder of the target does not exist. Create it, or give another -Target."
            );
        }
    }

    private IEnumerable<string> Preparations()
    {
        if (CredentialFile is not null)
        {
            yield return SyncScript.LoadCredential(TargetLocation.TokenVariable);
        }

        if (EnvironmentFile is not null && Scheduler == Scheduler.TaskScheduler)
        {
            yield return SyncScript.LoadEnvironment(EnvironmentFile);
        }
    }

    // The token in the environment is sent only to the origin of the URL in the environment, so a URL parameter is put there.
    private IEnumerable<KeyValuePair<string, string>> Settings(Func<string, string?> environment) =>
        [
            .. SessionSettings.Read(environment, Path is not null, Target is not null, InstanceId is not null),
            .. SettingOf(SourceLocation.UrlVariable, Path),
            .. SettingOf(TargetLocation.UrlVariable, Target),
        ];

    private static IEnumerable<KeyValuePair<string, string>> SettingOf(string variable, string? place) =>
        place is not null && HttpEndpoint.IsUrl(place) ? [KeyValuePair.Create(variable, place)] : [];

    private IEnumerable<KeyValuePair<string, string>> Parameters() =>
        (
            (KeyValuePair<string, string?>[])
                [
                    new(nameof(Path), Path),
                    new(nameof(Target), Target),
                    new(nameof(PolicyPath), PolicyPath),
                    new(nameof(InstanceId), InstanceId),
                ]
        )
            .Where(given => given.Value is not null)
            .Select(given => KeyValuePair.Create(given.Key, given.Value!));
}
