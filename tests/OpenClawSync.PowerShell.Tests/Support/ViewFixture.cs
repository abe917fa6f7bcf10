using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Runspaces;
using OpenClawSync.Commands;
using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Schedules;
using OpenClawSync.Schedules.Systemd;

namespace OpenClawSync.PowerShell.Tests.Support;

/// <summary>
/// The real engine with the shipped views, and data for all of them: a home with one unreadable note that was synced twice.
/// </summary>
public sealed class ViewFixture : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Variables _variables = new();

    public ViewFixture()
    {
        Permissions.Set(_folder.Write("bin/pwsh", "#!/bin/sh\n"), "700");
        _variables["PATH"] = $"{_folder["bin"]}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}";
        _variables["XDG_CONFIG_HOME"] = _folder["config"];
        new UnitFolder(_folder["config/systemd/user"]).Write(
            "work",
            UnitPair.Create(new SchedulePlan("work", TimeSpan.FromHours(1), "/bin/true", "a script"))
        );
        Home = HomeBuilder.Fixture(_folder);
        File.WriteAllText(Path.Combine(Home, ".openclaw/workspace/memory/bad.md"), "a\0\u0001\0\u0002\0\u0003\0\u0004b hunter2");
        Environment.SetEnvironmentVariable("OPENCLAW_SYNC_HOME", _folder["state"]);
        Write(
            $"$null = {Sync}; $null = Get-OpenClawRecord '{Home}' -Kind Task | Protect-OpenClawRecord | Push-OpenClawRecord "
                + $"-Target '{Target}'",
            null,
            120
        );
    }

    public string Home { get; }

    public string Target => _folder["mission-control.db"];

    public string Sync => $"Invoke-OpenClawSync '{Home}' -Target '{Target}' -ErrorAction SilentlyContinue -WarningAction SilentlyContinue";

    private string Erased => _folder["erased.db"];

    // With a state folder of its own, and where no scheduler is found: a test removes no schedule of this machine.
    private string Uninstall =>
        $$"""
            & {
                $before = $env:PATH, $env:XDG_CONFIG_HOME, $env:OPENCLAW_SYNC_HOME
                $env:PATH = $env:XDG_CONFIG_HOME = '{{_folder["nothing"]}}'
                $env:OPENCLAW_SYNC_HOME = '{{_folder["removed-state"]}}'
                try {
                    $null = Invoke-OpenClawSync '{{Home}}' -ErrorAction SilentlyContinue -WarningAction SilentlyContinue
                    Uninstall-OpenClawSync -IncludeTarget -Confirm:$false
                } finally { $env:PATH, $env:XDG_CONFIG_HOME, $env:OPENCLAW_SYNC_HOME = $before }
            }
            """;

    /// <summary>A command that emits real objects of a type.</summary>
    public string Source(string type) =>
        type switch
        {
            "OpenClawSync.Records.TaskRecord" => $"Get-OpenClawRecord '{Home}' -Kind Task",
            "OpenClawSync.Records.CronJobRecord" => $"Get-OpenClawRecord '{Home}' -Kind Cron",
            "OpenClawSync.Records.MemoryRecord" => $"Get-OpenClawRecord '{Home}' -Kind Memory -ErrorAction SilentlyContinue",
            "OpenClawSync.Records.CronSchedule" => $"Get-OpenClawRecord '{Home}' -Kind Cron | ForEach-Object Schedule",
            "OpenClawSync.Protection.ProtectedRecord" =>
                $"Get-OpenClawRecord '{Home}' -ErrorAction SilentlyContinue | Protect-OpenClawRecord",
            "OpenClawSync.Runs.RecordDifference" => $"Compare-OpenClawRecord '{Home}' -Target '{Target}' -IncludeEqual",
            "OpenClawSync.Audit.SecretFinding" => $"Find-OpenClawSecret '{Home}'",
            "OpenClawSync.Targets.PushResult" => $"Get-OpenClawDeadLetter -Target '{Target}' | Push-OpenClawRecord -Target '{Target}'",
            "OpenClawSync.Targets.StoredRecord" => $"Find-OpenClawRecord -Target '{Target}'",
            "OpenClawSync.Records.SyncRun" => $"Get-OpenClawSyncRun -Target '{Target}'",
            "OpenClawSync.Records.SyncRun#Summary" => Sync,
            "OpenClawSync.Records.Cursors" => $"Get-OpenClawSyncRun -Target '{Target}' | ForEach-Object CursorTo",
            "OpenClawSync.Records.SyncCursor" => $"Get-OpenClawSyncCursor -Target '{Target}'",
            "OpenClawSync.Targets.DeadLetter" => $"Get-OpenClawDeadLetter -Target '{Target}'",
            "OpenClawSync.Schedules.SyncSchedule" => "Get-OpenClawSyncSchedule",
            "OpenClawSync.Schedules.PrintedSchedule" =>
                $"Register-OpenClawSyncSchedule -Scheduler Launchd -Path '{Home}' -Target '{Target}'",
            "OpenClawSync.Setup.SyncSetup" => $"Initialize-OpenClawSync '{Home}' -Target '{Target}' -PolicyPath '{_folder["policy.json"]}'",
            "OpenClawSync.Erasure.ErasedRecords" => $"$null = {Sync.Replace(Target, Erased, StringComparison.Ordinal)}; "
                + $"Remove-OpenClawRecord -All -Target '{Erased}' -Confirm:$false",
            "OpenClawSync.Erasure.UninstallStep" => Uninstall,
            "OpenClawSync.State.SyncKeyUpdate" => "Update-OpenClawSyncKey -Confirm:$false",
            "OpenClawSync.Connections.TargetCheck" => $"Test-OpenClawTarget '{Target}'",
            _ => throw new ArgumentException($"Nothing emits a {type}. Add a command that does."),
        };

    /// <summary>The screen output of a script with the views of a shape, or with those that PowerShell chooses.</summary>
    public string Write(string script, string? shape, int width)
    {
        var screen = new Screen(width);
        using var runspace = RunspaceFactory.CreateRunspace(screen, State(shape));
        runspace.Open();
        using var shell = System.Management.Automation.PowerShell.Create(runspace);
        shell.AddScript(script).AddCommand("Out-Default").Invoke();
        return screen.Text.ReplaceLineEndings("\n");
    }

    /// <summary>The lines of the output that are not empty, without colours.</summary>
    public IReadOnlyList<string> Lines(string script, string? shape, int width) =>
        PSHostUserInterface
            .GetOutputString(Write(script, shape, width), supportsVirtualTerminal: false)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The output objects of a script.</summary>
    public IReadOnlyList<PSObject> Objects(string script)
    {
        using var runspace = RunspaceFactory.CreateRunspace(State(null));
        runspace.Open();
        using var shell = System.Management.Automation.PowerShell.Create(runspace);
        return shell.AddScript(script).Invoke();
    }

    public void Dispose()
    {
        _variables.Dispose();
        _folder.Dispose();
    }

    private InitialSessionState State(string? shape)
    {
        var state = InitialSessionState.CreateDefault2();
        state.ThrowOnRunspaceOpenError = true;
        state.ImportPSModule(typeof(OpenClawCmdlet).Assembly.Location);
        foreach (var file in ViewFiles.Types)
        {
            state.Types.Add(new SessionStateTypeEntry(file));
        }

        foreach (var file in ViewFiles.Formats)
        {
            state.Formats.Add(new SessionStateFormatEntry(shape is null ? file : Only(file, shape)));
        }

        return state;
    }

    private string Only(string file, string shape)
    {
        var copy = _folder[$"{shape}.{Path.GetFileName(file)}"];
        ViewFiles.Only(file, shape).Save(copy);
        return copy;
    }
}
