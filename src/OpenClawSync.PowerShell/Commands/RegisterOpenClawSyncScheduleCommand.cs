using System.Management.Automation;
using OpenClawSync.Completion;
using OpenClawSync.Schedules;
using OpenClawSync.Setup;

namespace OpenClawSync.Commands;

/// <summary>
/// Schedules a sync with a systemd timer or a line in the crontab. For launchd and Windows it emits a definition to install by hand.
/// </summary>
/// <remarks>
/// <para>
/// The schedule calls pwsh with Invoke-OpenClawSync and the parameters given here. It copies from the current session where source, target,
/// instance and state are (OPENCLAW_SYNC_HOME and similar variables), and fails if one of them is not usable. It is installed completely or
/// not at all.
/// </para>
/// <para>
/// A schedule never contains a token, and no parameter accepts one. Put it into a file that only you can read: -EnvironmentFile takes a
/// file with lines such as CONVEX_INGEST_TOKEN=..., -CredentialFile one with nothing but the ingest token. These files override the
/// environment of the session. about_OpenClawScheduling explains how to create them, and how to notice failures.
/// </para>
/// </remarks>
/// <example>
/// <para>Show what would be installed.</para>
/// <code>Register-OpenClawSyncSchedule -Scheduler Crontab -WhatIf</code>
/// </example>
/// <example>
/// <para>Sync every 15 minutes.</para>
/// <code needs="scheduler">Register-OpenClawSyncSchedule</code>
/// <para>Uses a systemd timer if systemd runs for your user, else your crontab.</para>
/// </example>
/// <example>
/// <para>Sync a home into a file every two hours with cron.</para>
/// <code needs="scheduler">Register-OpenClawSyncSchedule work -Interval 2:00 -Scheduler Crontab -Path ~/.openclaw -Target work.db</code>
/// </example>
/// <example>
/// <para>Sync to Convex with a token from a file.</para>
/// <code needs="scheduler">
/// $url = 'https://happy-otter-123.convex.site/openclaw/ingest'
/// Register-OpenClawSyncSchedule -Target $url -CredentialFile ~/.config/openclaw-ingest-token
/// </code>
/// </example>
/// <example>
/// <para>Print a launchd agent for macOS.</para>
/// <code>(Register-OpenClawSyncSchedule -Scheduler Launchd).Text</code>
/// <para>Save the text at its Location and run its NextStep.</para>
/// </example>
[Cmdlet(VerbsLifecycle.Register, "OpenClawSyncSchedule", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(SyncSchedule), typeof(PrintedSchedule))]
public sealed class RegisterOpenClawSyncScheduleCommand : InstanceCmdlet
{
    // As object: a field of the enum's own type would load the core when the module is imported.
    private object? _scheduler;

    private const int DefaultMinutes = 15;

    /// <summary>The name: letters, digits, dots, hyphens and underscores. Default: openclaw-sync.</summary>
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(ScheduleNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = ScheduleName.Default;

    /// <summary>
    /// The time between runs in whole minutes; a number without a unit is minutes. A crontab supports only intervals that divide an hour or
    /// a day. Default: 15 minutes.
    /// </summary>
    [Parameter]
    [Minutes]
    public TimeSpan Interval { get; set; } = TimeSpan.FromMinutes(DefaultMinutes);

    /// <summary>
    /// The scheduler. Default: systemd if it runs for your user, else the crontab; on macOS and Windows a definition for the scheduler of
    /// the system.
    /// </summary>
    [Parameter]
    public Scheduler Scheduler
    {
        get => _scheduler is Scheduler given ? given : default;
        set => _scheduler = value;
    }

    /// <summary>
    /// An OpenClaw state folder, a folder that contains one, a starter JSON file, or a URL that returns such JSON. Default: the source that
    /// Invoke-OpenClawSync would use in this session.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <inheritdoc cref="PolicyCmdlet.PolicyPath" />
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? PolicyPath { get; set; }

    /// <summary>A file that only you can read, with environment variables in lines of the form NAME=value. Default: none.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? EnvironmentFile { get; set; }

    /// <summary>A file that only you can read, with nothing but the ingest token, for systemd. Default: none.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? CredentialFile { get; set; }

    /// <summary>Replaces an existing schedule with this name.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Returns the definition as text, with the command that installs it, and installs nothing.</summary>
    [Parameter]
    public SwitchParameter AsText { get; set; }

    private protected override void Process()
    {
        var schedulers = new SchedulerCatalog(Environment.GetEnvironmentVariable, StopToken);
        var kind = _scheduler is Scheduler given ? given : schedulers.Default();
        var plan = Request(kind).Plan(Environment.GetEnvironmentVariable);
        if (schedulers.Of(kind) is not { } scheduler)
        {
            WriteObject(SchedulerCatalog.Print(kind, plan));
            return;
        }

        // An interval that the scheduler does not support is an error here, also under -WhatIf.
        var printed = scheduler.Print(plan);
        if (AsText)
        {
            WriteObject(printed);
            return;
        }

        if (
            ShouldProcess(
                scheduler.LocationOf(plan.Name),
                $"Register the schedule {plan.Name}, every {plan.Interval:c}:\n{printed.Text.TrimEnd()}"
            )
        )
        {
            var schedule = scheduler.Install(plan, Force);
            if (SchedulerCatalog.Notice(schedule) is { } notice)
            {
                Report(notice);
            }

            WriteObject(schedule);
        }
    }

    private ScheduleRequest Request(Scheduler scheduler) =>
        new(Name, Interval, scheduler)
        {
            Path = ResolvePath(Path),
            Target = ResolveTarget(GivenTarget(Target)),
            PolicyPath = ResolvePath(PolicyPath),
            InstanceId = InstanceId,
            EnvironmentFile = ResolvePath(EnvironmentFile),
            CredentialFile = ResolvePath(CredentialFile),
            Pwsh = PwshProgram.Find(SessionState.PSVariable.GetValue("PSHOME")?.ToString(), Environment.GetEnvironmentVariable),
            Module = ModulePath.Find(MyInvocation.MyCommand.Module.ModuleBase, MyInvocation.MyCommand.Module.Path),
        };
}
