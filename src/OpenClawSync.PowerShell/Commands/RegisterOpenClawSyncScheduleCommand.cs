using System.Management.Automation;
using OpenClawSync.Completion;
using OpenClawSync.Schedules;
using OpenClawSync.Setup;

namespace OpenClawSync.Commands;

/// <summary>
/// Has a sync run by itself, by a timer of systemd or a line in the crontab. For launchd and Windows it emits a text to install by hand.
/// </summary>
/// <remarks>
/// <para>
/// The schedule calls pwsh with Invoke-OpenClawSync and what is given here. It takes along where the present session finds source, target,
/// instance and state (OPENCLAW_SYNC_HOME and the like), and stops when one of these cannot be used. It is installed whole or not at all.
/// </para>
/// <para>
/// A token is never part of it, and no parameter takes one. It lies in a file that only you can read: -EnvironmentFile names a file of
/// lines such as CONVEX_INGEST_TOKEN=..., -CredentialFile one that holds the ingest token alone. What they say counts above what the
/// session says. How to make them, and how failures are seen, is told in about_OpenClawScheduling.
/// </para>
/// </remarks>
/// <example>
/// <para>See what would be done.</para>
/// <code>Register-OpenClawSyncSchedule -Scheduler Crontab -WhatIf</code>
/// </example>
/// <example>
/// <para>Sync every quarter of an hour.</para>
/// <code needs="scheduler">Register-OpenClawSyncSchedule</code>
/// <para>A timer of systemd where that serves you, else a line in your crontab.</para>
/// </example>
/// <example>
/// <para>Sync one home into one file every two hours, from cron.</para>
/// <code needs="scheduler">Register-OpenClawSyncSchedule work -Interval 2:00 -Scheduler Crontab -Path ~/.openclaw -Target work.db</code>
/// </example>
/// <example>
/// <para>Sync into Convex, with the token in a file that only you can read.</para>
/// <code needs="scheduler">
/// $url = 'https://happy-otter-123.convex.site/openclaw/ingest'
/// Register-OpenClawSyncSchedule -Target $url -CredentialFile ~/.config/openclaw-ingest-token
/// </code>
/// </example>
/// <example>
/// <para>Print the text of an agent for macOS.</para>
/// <code>(Register-OpenClawSyncSchedule -Scheduler Launchd).Text</code>
/// <para>Save it where its Location says and run its NextStep.</para>
/// </example>
[Cmdlet(VerbsLifecycle.Register, "OpenClawSyncSchedule", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(SyncSchedule), typeof(PrintedSchedule))]
public sealed class RegisterOpenClawSyncScheduleCommand : OpenClawCmdlet
{
    // A field of the core's own type would have the core loaded by an import.
    private object? _scheduler;

    private const int DefaultMinutes = 15;

    /// <summary>What it is called: letters, digits, dots, dashes and underscores. Default: openclaw-sync.</summary>
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(ScheduleNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = ScheduleName.Default;

    /// <summary>
    /// The time from one run to the next, in whole minutes; a bare number is minutes. A crontab takes what divides an hour or a day. Default:
    /// 15 minutes.
    /// </summary>
    [Parameter]
    [Minutes]
    public TimeSpan Interval { get; set; } = TimeSpan.FromMinutes(DefaultMinutes);

    /// <summary>
    /// What is to call it. Default: systemd where it serves you, else the crontab; on macOS and Windows the text of their own schedulers.
    /// </summary>
    [Parameter]
    public Scheduler Scheduler
    {
        get => _scheduler is Scheduler given ? given : default;
        set => _scheduler = value;
    }

    /// <summary>
    /// An OpenClaw state folder, the folder that holds one, a starter JSON file, or a URL that answers with it. Default: what the present
    /// session would read.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>
    /// The SQLite file of an embedded Mission Control, or the https URL of an ingest endpoint. Default: what the present session would
    /// write to.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Target { get; set; }

    /// <summary>A policy file: JSON with comments. Default: none, so that every rule runs and nothing is allowed.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? PolicyPath { get; set; }

    /// <summary>Tells this OpenClaw apart from others in the same target. Default: OPENCLAW_SYNC_INSTANCE, else the policy's, else none.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? InstanceId { get; set; }

    /// <summary>A file of your own, closed to others, with environment variables in lines of the form NAME=value. Default: none.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? EnvironmentFile { get; set; }

    /// <summary>A file of your own, closed to others, that holds the ingest token and nothing else; systemd loads it. Default: none.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? CredentialFile { get; set; }

    /// <summary>Replaces a schedule of that name.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

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

        if (ShouldProcess(scheduler.LocationOf(plan.Name), $"Register the schedule {plan.Name}: {plan.Script}"))
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
            Target = ResolvePath(Target),
            PolicyPath = ResolvePath(PolicyPath),
            InstanceId = InstanceId,
            EnvironmentFile = ResolvePath(EnvironmentFile),
            CredentialFile = ResolvePath(CredentialFile),
            Pwsh = PwshProgram.Find(SessionState.PSVariable.GetValue("PSHOME")?.ToString(), Environment.GetEnvironmentVariable),
            Module = ModulePath.Find(MyInvocation.MyCommand.Module.ModuleBase, MyInvocation.MyCommand.Module.Path),
        };
}
