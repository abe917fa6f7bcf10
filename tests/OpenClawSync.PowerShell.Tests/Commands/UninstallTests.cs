using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Erasure;
using OpenClawSync.PowerShell.Tests.Support;
using OpenClawSync.Schedules;
using OpenClawSync.Schedules.Systemd;

namespace OpenClawSync.PowerShell.Tests.Commands;

/// <summary>Removing what the module made, and nothing else. No schedule of this machine is found.</summary>
public sealed class UninstallTests : CommandTest
{
    private readonly Variables _session = new();

    public UninstallTests()
    {
        Directory.CreateDirectory(Folder["bin"]);
        _session["PATH"] = Folder["bin"];
        _session["XDG_CONFIG_HOME"] = Folder["config"];
        _session["CONVEX_INGEST_URL"] = "";
    }

    private string State => Folder["state"];

    [Fact]
    public void The_state_folder_is_removed_with_everything_in_it_that_the_module_made()
    {
        Run($"Invoke-OpenClawSync '{Home}'");
        Folder.Write("state/state.db.damaged-20261101000000", "x");
        Folder.Write("state/sync-report.json.0123456789abcdef0123456789abcdef.tmp", "x");

        Run("Uninstall-OpenClawSync -IncludeTarget -WhatIf");
        Assert.True(File.Exists(Path.Combine(State, "installation.json")));
        var steps = Run("Uninstall-OpenClawSync -IncludeTarget -Confirm:$false").Of<UninstallStep>();

        Assert.All(steps, step => Assert.True(step.Removed));
        Assert.Contains(steps, step => step.Part == UninstallPart.Target);
        Assert.Equal(UninstallPart.Folder, steps[^1].Part);
        Assert.False(Directory.Exists(State));
        Assert.True(Directory.Exists(Path.Combine(Home, ".openclaw")));
    }

    [Fact]
    public void What_others_made_is_kept()
    {
        Run($"Invoke-OpenClawSync '{Home}'");
        Folder.Write("state/state.db.backup", "mine");
        Folder.Write("state/policy.json", "{}");
        Folder.Write("elsewhere", "mine");
        File.CreateSymbolicLink(Path.Combine(State, "state.db.damaged-20261101000000"), Folder["elsewhere"]);

        var steps = Run("Uninstall-OpenClawSync -Confirm:$false").Of<UninstallStep>();

        string[] kept = ["mission-control.db", "policy.json", "state.db.backup", "state.db.damaged-20261101000000"];
        Assert.Equal(kept, steps.Where(step => !step.Removed).Select(step => Path.GetFileName(step.Path)));
        Assert.Equal(kept, Directory.EnumerateFileSystemEntries(State).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal("mine", File.ReadAllText(Folder["elsewhere"]));
    }

    [Fact]
    public void A_target_with_tables_of_another_program_is_kept()
    {
        Run($"Invoke-OpenClawSync '{Home}' -Target '{Target}'");
        HomeBuilder.Execute(Target, "CREATE TABLE mine (x)");

        var step = Run($"Uninstall-OpenClawSync -IncludeTarget -Target '{Target}' -Confirm:$false").Of<UninstallStep>()[0];

        Assert.Equal((UninstallPart.Target, false), (step.Part, step.Removed));
        Assert.Contains("'mine'", step.Reason, StringComparison.Ordinal);
        Assert.True(File.Exists(Target));
        Assert.True(File.Exists(Path.Combine(State, "installation.json")));
    }

    [Fact]
    public void A_file_of_another_program_is_not_deleted()
    {
        Folder.Write(
            "other.db",
            "no database at all, but long enough to be taken for one by somebody who only looks at its size; and more"
        );

        var result = Run($"Uninstall-OpenClawSync -IncludeTarget -Target '{Folder["other.db"]}' -Confirm:$false");

        Assert.StartsWith("TargetCorrupt,", result.ErrorId, StringComparison.Ordinal);
        Assert.True(File.Exists(Folder["other.db"]));
    }

    [Fact]
    public void Files_of_other_programs_with_our_names_are_kept()
    {
        var foreign = new Dictionary<string, string>
        {
            ["installation.json"] = """{ "app": 1 }""",
            ["policy.schema.json"] = """{ "title": "mine" }""",
            ["run.holder"] = "a person",
            ["run.lock"] = "locked",
            ["settings.json"] = """{ "vscode": true }""",
            ["state.db"] = "text",
            ["state.db-wal"] = "text",
            ["sync-report.json"] = """{ "runId": "mine" }""",
        };
        foreach (var (name, content) in foreign)
        {
            Folder.Write("state/" + name, content);
        }

        var steps = Run("Uninstall-OpenClawSync -Confirm:$false").Of<UninstallStep>();

        Assert.Equal(foreign.Keys, steps.Where(step => step is { Removed: false, Reason: not null }).Select(step => Name(step.Path)));
        Assert.All(foreign, file => Assert.Equal(file.Value, File.ReadAllText(Path.Combine(State, file.Key))));
    }

    [Fact]
    public void The_schema_of_the_policy_is_removed()
    {
        Folder.Write("state/policy.schema.json", File.ReadAllText(Path.Combine(Repository.Root, "module/schemas/policy.schema.json")));

        Run("Uninstall-OpenClawSync -Confirm:$false");

        Assert.False(Directory.Exists(State));
    }

    [Fact]
    public void A_target_that_another_program_uses_is_kept_with_the_key()
    {
        Run($"Invoke-OpenClawSync '{Home}' -Target '{Target}'");
        using var other = HomeBuilder.Open(Target);
        HomeBuilder.Execute(other, "BEGIN IMMEDIATE");

        var result = Run($"Uninstall-OpenClawSync -IncludeTarget -Target '{Target}' -Confirm:$false");

        Assert.StartsWith("TargetUnavailable,", result.ErrorId, StringComparison.Ordinal);
        Assert.True(File.Exists(Target));
        Assert.True(File.Exists(Path.Combine(State, "installation.json")));
    }

    [Fact]
    public void One_instance_in_a_file_is_erased_without_the_others()
    {
        Run($"Invoke-OpenClawSync '{Home}' -Target '{Target}' -InstanceId laptop");
        Run($"Invoke-OpenClawSync '{Home}' -Target '{Target}' -InstanceId desk");

        var rows = (long)Scalar("SELECT count(*) FROM openclawTasks")!;

        Run($"Uninstall-OpenClawSync -IncludeTarget -Target '{Target}' -InstanceId laptop -Confirm:$false");

        Assert.Equal("desk", Scalar("SELECT group_concat(DISTINCT instanceId) FROM openclawSyncRuns"));
        Assert.Equal(rows / 2, Scalar("SELECT count(*) FROM openclawTasks"));
    }

    [Fact]
    public void No_to_all_keeps_everything()
    {
        Run($"Invoke-OpenClawSync '{Home}' -Target '{Target}'");
        var before = Directory.EnumerateFileSystemEntries(State).Order().ToList();
        const string noToAll = "3";
        using var asking = new Engine(State, new AnsweringHost(noToAll));

        var steps = asking.Run("Uninstall-OpenClawSync").Of<UninstallStep>();

        Assert.DoesNotContain(steps, step => step.Removed);
        Assert.Equal(before, Directory.EnumerateFileSystemEntries(State).Order());
    }

    [Fact]
    public void Schedules_of_other_state_folders_are_not_removed()
    {
        Install("mine", $"$env:OPENCLAW_SYNC_HOME ??= '{State}'; Invoke-OpenClawSync");
        Install("theirs", $"$env:OPENCLAW_SYNC_HOME ??= '{State}-2'; Invoke-OpenClawSync");
        Install("default", "Invoke-OpenClawSync");

        var result = Run("Uninstall-OpenClawSync -WhatIf 6>&1; Get-OpenClawSyncSchedule");
        var asked = new AnsweringHost("3");
        using var asking = new Engine(State, asked);
        asking.Run("Uninstall-OpenClawSync");

        Assert.Equal(3, result.Output.Count(item => item.BaseObject is SyncSchedule));
        Assert.Contains("mine", Assert.Single(asked.Asked), StringComparison.Ordinal);
    }

    [Fact]
    public void An_environment_file_decides_which_state_folder_a_schedule_uses()
    {
        Install("mine", "$env:OPENCLAW_SYNC_HOME ??= '/other'; Invoke-OpenClawSync", $"A=1\nOPENCLAW_SYNC_HOME=\"{State}\"\n");
        Install("theirs", $"$env:OPENCLAW_SYNC_HOME ??= '{State}'; Invoke-OpenClawSync", $"OPENCLAW_SYNC_HOME={State}-2\n");

        var asked = new AnsweringHost("3");
        using var asking = new Engine(State, asked);
        var steps = asking.Run("Uninstall-OpenClawSync").Of<UninstallStep>();

        Assert.Contains("mine", Assert.Single(asked.Asked), StringComparison.Ordinal);
        Assert.Contains(steps, step => step is { Part: UninstallPart.Schedule, Removed: false } && Names(step, "theirs", $"'{State}-2'"));
    }

    [Theory]
    [InlineData("Uninstall-OpenClawSync")]
    [InlineData("Update-OpenClawSyncKey")]
    [InlineData("Remove-OpenClawRecord -All -Target 'TARGET'")]
    public void A_session_that_cannot_ask_says_how_to_confirm(string command)
    {
        Run($"Invoke-OpenClawSync '{Home}' -Target '{Target}'");

        var result = Run(command.Replace("TARGET", Target, StringComparison.Ordinal));

        Assert.StartsWith("AnswerNeeded,", result.ErrorId, StringComparison.Ordinal);
        Assert.Contains("-Confirm:$false", result.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void A_target_without_the_switch_is_an_error() =>
        Assert.StartsWith(
            "InputInvalid,",
            Run($"Uninstall-OpenClawSync -Target '{Target}' -Confirm:$false").ErrorId,
            StringComparison.Ordinal
        );

    private static string Name(string path) => Path.GetFileName(path);

    private static bool Names(UninstallStep step, params string[] parts) =>
        Array.TrueForAll(parts, part => step.Reason!.Contains(part, StringComparison.Ordinal));

    private void Install(string name, string script, string? variables = null) =>
        new UnitFolder(Folder["config/systemd/user"]).Write(
            name,
            UnitPair.Create(
                new SchedulePlan(name, TimeSpan.FromHours(1), "/bin/true", script)
                {
                    EnvironmentFile = variables is null ? null : Folder.Write($"{name}.env", variables),
                }
            )
        );

    protected override void Dispose(bool disposing)
    {
        _session.Dispose();
        base.Dispose(disposing);
    }
}
