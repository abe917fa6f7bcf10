using OpenClawSync.Connections;
using OpenClawSync.Detection;
using OpenClawSync.Protection.Policy;
using OpenClawSync.Records;
using OpenClawSync.State;
using OpenClawSync.Transport;

namespace OpenClawSync.Schedules;

/// <summary>What an operator asks for. Paths are absolute.</summary>
/// <param name="Name">What the schedule is called.</param>
/// <param name="Interval">From one run to the next.</param>
/// <param name="Scheduler">What calls it.</param>
internal sealed record ScheduleRequest(string Name, TimeSpan Interval, Scheduler Scheduler)
{
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

    /// <summary>The plan, when all of it can be: a schedule that could not run is refused here and not at night.</summary>
    /// <param name="environment">Reads an environment variable.</param>
    /// <exception cref="OpenClawSyncException">Something in it cannot be used.</exception>
    public SchedulePlan Plan(Func<string, string?> environment)
    {
        var guard = new ArgumentGuard(SecretDetector.Default, environment);
        var plan = Files(guard);
        var script = new SyncScript(guard.Require("The path of the module", Module))
        {
            Preparations = [.. Preparations()],
            Settings =
            [
                .. Settings(environment).Select(setting => KeyValuePair.Create(setting.Key, guard.Require(setting.Key, setting.Value))),
            ],
            Parameters = [.. Parameters().Select(given => KeyValuePair.Create(given.Key, guard.Require("-" + given.Key, given.Value)))],
        };
        Try(environment);
        return plan with { Script = script.ToString() };
    }

    private SchedulePlan Files(ArgumentGuard guard) =>
        new(
            guard.Require("-Name", ScheduleName.Require(Name)),
            ScheduleInterval.Require(Interval),
            guard.Require("The path of pwsh", Pwsh),
            ""
        )
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

    // An environment file may name the source, and it is not opened here.
    private void Try(Func<string, string?> environment)
    {
        if (Path is not null || EnvironmentFile is null)
        {
            SourceLocation.Find(Path, environment);
        }

        RequireFolder(environment);
        if (PolicyPath is not null)
        {
            PolicyFile.Read(PolicyPath);
        }

        Records.InstanceId.Parse(InstanceId);
    }

    // A run makes the file, and the state folder, but no other.
    private void RequireFolder(Func<string, string?> environment)
    {
        var state = StateFolder.Find(environment);
        var folder = System.IO.Path.GetDirectoryName(TargetLocation.Find(Target, environment, state).File);
        if (folder is not null && folder != System.IO.Path.GetDirectoryName(state.DefaultTarget) && !Directory.Exists(folder))
        {
            throw new OpenClawSyncException(
                ErrorIds.TargetUnavailable,
                "The folder of the target does not exist. Make it, or give another -Target."
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

    // The token of the environment goes to the origin of its own URL only, so a URL that was given is made that one.
    private IEnumerable<KeyValuePair<string, string>> Settings(Func<string, string?> environment) =>
        [
            .. SessionSettings.Read(environment, Path is not null, Target is not null, InstanceId is not null),
            .. OfUrl(SourceLocation.UrlVariable, Path),
            .. OfUrl(TargetLocation.UrlVariable, Target),
        ];

    private static IEnumerable<KeyValuePair<string, string>> OfUrl(string variable, string? place) =>
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
