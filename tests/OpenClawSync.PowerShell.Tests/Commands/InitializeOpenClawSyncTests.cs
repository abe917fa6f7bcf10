using OpenClawSync.Connections;
using OpenClawSync.Core.Tests.Support;
using OpenClawSync.PowerShell.Tests.Support;
using OpenClawSync.Protection.Policy;
using OpenClawSync.Records;
using OpenClawSync.Setup;

namespace OpenClawSync.PowerShell.Tests.Commands;

public sealed class InitializeOpenClawSyncTests : CommandTest
{
    // Put together here, so that no scanner takes this file for a leak.
    private static readonly string Token = "ghp_" + "Zk3Vn8Qw1Xs5Rt7Yb2LcMd4Pf6Hg9Jj0KaEs";

    private readonly Variables _variables = new();

    public InitializeOpenClawSyncTests() => _variables["OPENCLAW_HOME"] = Home;

    private string StateFolder => Path.Combine(Home, ".openclaw");

    private string Policy => Folder["state/policy.json"];

    [Fact]
    public void It_shows_what_it_found_and_writes_a_policy_that_nobody_else_can_read()
    {
        var setup = Assert.Single(Run("Initialize-OpenClawSync -Force").Of<SyncSetup>());

        Assert.Equal(
            (StateFolder, Folder["state/mission-control.db"], Policy, PolicyFileState.Written),
            (setup.Source, setup.Target, setup.PolicyPath, setup.PolicyState)
        );
        Assert.Equal((6L, 5L, 17L), (setup.Holds.Tasks, setup.Holds.CronJobs, setup.Holds.MemoryEntries));
        Assert.Equal(("Reachable", CheckStatus.Skipped), (Assert.Single(setup.Checks).Name, setup.Checks[0].Status));
        Assert.Equal(Protection.Policy.ProtectionPolicy.Default.Prune, PolicyFile.Read(Policy).Prune);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(("600", "700"), (Permissions.Of(Policy), Permissions.Of(Folder["state"])));
        }

        // Neither the target, nor a key, nor a copy of what was read.
        Assert.Equal([Policy], Directory.EnumerateFiles(Folder["state"], "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void WhatIf_writes_nothing()
    {
        var setup = Assert.Single(Run("Initialize-OpenClawSync -Force -WhatIf").Of<SyncSetup>());

        Assert.Equal((PolicyFileState.NotWritten, 6L), (setup.PolicyState, setup.Holds.Tasks));
        Assert.False(Directory.Exists(Folder["state"]));
    }

    [Fact]
    public void The_first_two_commands_run_as_they_are_shown_and_the_third_binds()
    {
        var policy = Folder["it's a policy.json"];
        var setup = Assert.Single(
            Run(
                    $"Initialize-OpenClawSync '{Home}' -Target '{Target}' -PolicyPath "
                        + $"'{policy.Replace("'", "''", StringComparison.Ordinal)}' -InstanceId laptop"
                )
                .Of<SyncSetup>()
        );

        Assert.Empty(Run(setup.NextCommands[0]).Of<SyncRun>());
        Assert.False(File.Exists(Target));
        var run = Assert.Single(Run(setup.NextCommands[1]).Of<SyncRun>());
        Assert.Equal(("succeeded", SampleHome.RecordCount, "laptop"), (run.Status, run.Created, run.InstanceId));
        Assert.Equal(["-Path"], setup.NextCommands[2].Split(' ').Where(word => word.StartsWith('-')));
        Assert.Empty(
            Run(
                $"[System.Management.Automation.Language.Parser]::ParseInput({Quoted(setup.NextCommands[2])}, [ref]$null, "
                    + $"[ref]$null).Find({{ $args[0] -is [System.Management.Automation.Language.CommandAst] }}, $true) | ForEach-Object {{ "
                    + $"[System.Management.Automation.Language.StaticParameterBinder]::BindCommand($_, $true).BindingExceptions.Values }}"
            ).Output
        );
    }

    [Fact]
    public void The_next_commands_omit_defaults()
    {
        var setup = Assert.Single(Run("Initialize-OpenClawSync -Force").Of<SyncSetup>());

        Assert.Equal(["-WhatIf"], setup.NextCommands[0].Split(' ', '\n').Where(word => word.StartsWith('-')));
    }

    [Fact]
    public void An_existing_policy_is_kept_unless_force_is_used()
    {
        Directory.CreateDirectory(Folder["state"]);
        File.WriteAllText(Policy, """{ "owner": "me", "instanceId": "desk" }""");
        var ask = $"Initialize-OpenClawSync '{Home}' -Target '{Target}' -InstanceId laptop";

        var kept = Assert.Single(Run(ask).Of<SyncSetup>());
        Assert.Equal((PolicyFileState.Kept, "me"), (kept.PolicyState, PolicyFile.Read(Policy).Owner));
        Assert.Contains("-InstanceId 'laptop'", kept.NextCommands[1], StringComparison.Ordinal);

        var replaced = Assert.Single(Run(ask + " -Force").Of<SyncSetup>());
        Assert.Equal((PolicyFileState.Written, "laptop"), (replaced.PolicyState, PolicyFile.Read(Policy).Instance.Value));
        Assert.DoesNotContain("-InstanceId", replaced.NextCommands[1], StringComparison.Ordinal);
    }

    [Fact]
    public void An_instance_id_in_the_environment_overrides_the_policys_and_is_named()
    {
        _variables["OPENCLAW_SYNC_INSTANCE"] = "desk";

        Assert.Contains(
            "-InstanceId 'laptop'",
            Assert.Single(Run("Initialize-OpenClawSync -Force -InstanceId laptop").Of<SyncSetup>()).NextCommands[1],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void An_unreadable_policy_stops_it()
    {
        var policy = Folder.Write("bad.json", "{ \"nonsense\": 1 }");

        Assert.StartsWith(
            "PolicyInvalid,",
            Run($"Initialize-OpenClawSync '{Home}' -Target '{Target}' -PolicyPath '{policy}'").ErrorId,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void An_unwritable_policy_is_an_error() =>
        Assert.StartsWith(
            "PolicyUnwritable,",
            Run($"Initialize-OpenClawSync -Force -PolicyPath '{Folder["none/policy.json"]}'").ErrorId,
            StringComparison.Ordinal
        );

    [Fact]
    public void An_existing_target_is_checked()
    {
        Run($"Invoke-OpenClawSync '{Home}' -Target '{Target}'");

        var setup = Assert.Single(Run($"Initialize-OpenClawSync '{Home}' -Target '{Target}'").Of<SyncSetup>());

        Assert.Equal(
            ["Reachable", "Authorized", "Identity", "SchemaVersion", "ClockSkew", "RoundTrip", "Secrets", "Integrity"],
            setup.Checks.Select(check => check.Name)
        );
        Assert.DoesNotContain(CheckStatus.Failed, setup.Checks.Select(check => check.Status));
    }

    [Fact]
    public void A_target_whose_folder_is_missing_fails_its_check()
    {
        var setup = Assert.Single(Run($"Initialize-OpenClawSync '{Home}' -Target '{Folder["none/x.db"]}'").Of<SyncSetup>());

        Assert.Equal(("Reachable", CheckStatus.Failed), (Assert.Single(setup.Checks).Name, setup.Checks[0].Status));
    }

    [Fact]
    public void The_records_of_a_starter_file_are_counted()
    {
        var starter = Path.Combine(Repository.Root, "tests", "fixtures", "starter-payload.json");

        var setup = Assert.Single(Run($"Initialize-OpenClawSync '{starter}' -Target '{Target}'").Of<SyncSetup>());

        Assert.Equal(starter, setup.Source);
        Assert.True(setup.Holds.Tasks > 0);
    }

    [Fact]
    public void Without_an_interactive_session_the_error_names_the_parameter()
    {
        var refused = Run("Initialize-OpenClawSync");
        Assert.StartsWith("AnswerNeeded,", refused.ErrorId, StringComparison.Ordinal);
        Assert.Contains("-Target", refused.ErrorMessage, StringComparison.Ordinal);

        Directory.CreateDirectory(Path.Combine(Home, ".openclaw-work"));
        refused = Run($"Initialize-OpenClawSync -Target '{Target}'");
        Assert.StartsWith("AnswerNeeded,", refused.ErrorId, StringComparison.Ordinal);
        Assert.Contains("-Path", refused.ErrorMessage, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Folder["state"]));
    }

    [Fact]
    public void In_an_interactive_session_it_asks_for_home_and_target()
    {
        var work = Directory.CreateDirectory(Path.Combine(Home, ".openclaw-work")).FullName;
        var host = new AnsweringHost("1", Target);
        using var engine = new Engine(Folder["state"], host);

        var setup = Assert.Single(engine.Run("Initialize-OpenClawSync").Of<SyncSetup>());

        Assert.Equal((work, Target), (setup.Source, setup.Target));
        Assert.Equal(2, host.Asked.Count);
        Assert.EndsWith($"{StateFolder} {work}", host.Asked[0], StringComparison.Ordinal);
        Assert.Contains(Folder["state/mission-control.db"], host.Asked[1], StringComparison.Ordinal);
        Assert.Contains($"-Path '{work}'", setup.NextCommands[2], StringComparison.Ordinal);
        Assert.Equal(Target, Assert.Single(engine.Run($"Invoke-OpenClawSync '{work}'").Of<SyncRun>()).Target);
    }

    [Fact]
    public void An_empty_answer_selects_the_default()
    {
        var host = new AnsweringHost("");
        using var engine = new Engine(Folder["state"], host);

        var setup = Assert.Single(engine.Run("Initialize-OpenClawSync").Of<SyncSetup>());

        Assert.Equal(Folder["state/mission-control.db"], setup.Target);
        Assert.Single(host.Asked);
    }

    [Fact]
    public void Nothing_is_asked_that_the_environment_decides()
    {
        _variables["CONVEX_INGEST_URL"] = "http://127.0.0.1:9/openclaw/ingest";

        var setup = Assert.Single(Run("Initialize-OpenClawSync").Of<SyncSetup>());

        Assert.Equal(("http://127.0.0.1:9", CheckStatus.Failed), (setup.Target, setup.Checks[0].Status));
        Assert.Contains("-EnvironmentFile", setup.NextCommands[2], StringComparison.Ordinal);
        Assert.DoesNotContain("-Target", setup.NextCommands[2], StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_in_a_path_is_redacted_in_all_output()
    {
        var target = Folder[Token + ".db"];

        var setup = Assert.Single(Run($"Initialize-OpenClawSync '{Home}' -Target '{target}'").Of<SyncSetup>());

        Assert.All([setup.Target, .. setup.NextCommands], text => Assert.DoesNotContain(Token, text, StringComparison.Ordinal));
    }

    protected override void Dispose(bool disposing)
    {
        _variables.Dispose();
        base.Dispose(disposing);
    }

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
