using OpenClawSync.Core.Tests.Support;
using OpenClawSync.PowerShell.Tests.Support;
using OpenClawSync.Records;

namespace OpenClawSync.PowerShell.Tests.Commands;

/// <summary>The file that a command is given to write replaces nothing but what this module wrote there before.</summary>
public sealed class OverwriteTests : CommandTest
{
    private readonly Variables _variables = new();

    public OverwriteTests() => _variables["OPENCLAW_HOME"] = Home;

    [Theory]
    [InlineData("notes.json", "a text")]
    [InlineData("other.json", """{ "compilerOptions": {} }""")]
    [InlineData("list.json", "[]")]
    [InlineData("state/settings.json", """{ "instanceId": "laptop" }""")]
    [InlineData("state/sync-report.json", "{}")]
    [InlineData("state/mission-control.db", "")]
    [InlineData("home/.openclaw/notes/mine.json", "{}")]
    public void Initialize_replaces_only_a_policy(string name, string content)
    {
        var file = Folder.Write(name, content);

        var result = Run($"Initialize-OpenClawSync -PolicyPath '{file}' -Force");

        Assert.StartsWith("PolicyUnwritable,", result.ErrorId, StringComparison.Ordinal);
        Assert.Equal(content, File.ReadAllText(file));
    }

    [Fact]
    public void Initialize_does_not_replace_the_config_of_OpenClaw_or_the_schema_of_another_program()
    {
        var config = Path.Combine(Home, ".openclaw", "openclaw.json");
        var before = File.ReadAllText(config);
        var schema = Folder.Write("state/policy.schema.json", "{}");

        Assert.StartsWith(
            "PolicyUnwritable,",
            Run($"Initialize-OpenClawSync -PolicyPath '{config}' -Force").ErrorId,
            StringComparison.Ordinal
        );
        Run("Initialize-OpenClawSync -Force");

        Assert.Equal(before, File.ReadAllText(config));
        Assert.Equal("{}", File.ReadAllText(schema));
    }

    [Fact]
    public void Initialize_replaces_an_earlier_policy()
    {
        var policy = Folder.Write("policy.jsonc", """{ /* mine */ "snippetLength": 7, }""");

        Assert.Empty(Run($"Initialize-OpenClawSync -PolicyPath '{policy}' -Force").Errors);

        Assert.DoesNotContain("mine", File.ReadAllText(policy), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("diary.md", "Today I saw a \"runId\" in a report.")]
    [InlineData("list.json", """[{ "runId": "x" }]""")]
    [InlineData("mine.json", """{ "runId": "x", "status": "succeeded" }""")]
    [InlineData("lines.jsonl", "{ \"runId\": \"x\" }\n{ \"runId\": \"y\" }\n")]
    public void A_report_replaces_only_a_report(string name, string content)
    {
        var file = Folder.Write(name, content);

        var result = Run($"Invoke-OpenClawSync '{Home}' -Target '{Target}' -ReportPath '{file}'");

        Assert.StartsWith("ReportUnwritable,", result.ErrorId, StringComparison.Ordinal);
        Assert.Equal(content, File.ReadAllText(file));
    }

    [Theory]
    [InlineData("policy.json")]
    [InlineData("settings.json")]
    [InlineData("installation.json")]
    [InlineData("run.lock")]
    [InlineData("state.db")]
    [InlineData("state.db-wal")]
    [InlineData("mission-control.db-journal")]
    [InlineData("../home/.openclaw/tasks/runs.sqlite-wal")]
    public void A_name_of_our_own_is_neither_a_report_nor_a_target(string name)
    {
        var file = Folder["state/" + name];

        var report = Run($"Invoke-OpenClawSync '{Home}' -Target '{Target}' -ReportPath '{file}'");
        var target = Run($"Invoke-OpenClawSync '{Home}' -Target '{file}'");

        Assert.StartsWith("ReportUnwritable,", report.ErrorId, StringComparison.Ordinal);
        Assert.StartsWith("TargetInvalid,", target.ErrorId, StringComparison.Ordinal);
        Assert.False(name != "run.lock" && File.Exists(file));
    }

    [Fact]
    public void A_report_in_shared_memory_is_replaced_by_the_next_run()
    {
        Assert.SkipUnless(Directory.Exists("/dev/shm"), "There is no shared memory.");
        var report = Directory.CreateDirectory($"/dev/shm/{Guid.NewGuid():N}").FullName + "/report.json";
        try
        {
            var sync = $"Invoke-OpenClawSync '{Home}' -Target '{Target}' -ReportPath '{report}'";

            Run(sync);

            Assert.Single(Run(sync).Of<SyncRun>());
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(report)!, recursive: true);
        }
    }

    [Fact]
    public void The_state_database_of_another_program_is_left_as_it_is()
    {
        Directory.CreateDirectory(Folder["state"]);
        var database = Folder["state/state.db"];
        HomeBuilder.Execute(database, "CREATE TABLE mine (x); INSERT INTO mine VALUES (1)");
        Permissions.Set(database, "644");
        var before = File.ReadAllBytes(database);

        var result = Run(
            "$token = [securestring]::new(); 'sample'.ToCharArray() | ForEach-Object { $token.AppendChar($_) }; "
                + $"Invoke-OpenClawSync '{Home}' -Target https://127.0.0.1:9/ingest -IngestToken $token"
        );

        Assert.StartsWith("StateUnavailable,", result.ErrorId, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(database));
        Assert.Equal(OperatingSystem.IsWindows() ? "" : "644", Permissions.Of(database));
        Assert.Empty(Directory.EnumerateFiles(Folder["state"], "*.damaged*"));
    }

    [Fact]
    public void Settings_of_another_program_are_not_obeyed()
    {
        var settings = Folder.Write("state/settings.json", $$"""{ "target": "{{Folder["theirs.db"]}}", "theme": "dark" }""");
        var before = File.ReadAllText(settings);

        var result = Run($"Invoke-OpenClawSync '{Home}'");

        Assert.StartsWith("StateUnavailable,", result.ErrorId, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(settings));
        Assert.False(File.Exists(Folder["theirs.db"]));
    }

    [Fact]
    public void The_default_target_stays_readable_for_a_group()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no groups of files.");
        Run($"Invoke-OpenClawSync '{Home}'");
        Permissions.Set(Folder["state/mission-control.db"], "644");
        Permissions.Set(Folder["state"], "755");

        Run($"Invoke-OpenClawSync '{Home}'");

        Assert.Equal(("640", "750"), (Permissions.Of(Folder["state/mission-control.db"]), Permissions.Of(Folder["state"])));
        Assert.Equal("600", Permissions.Of(Folder["state/installation.json"]));
    }

    [Fact]
    public void A_rule_file_without_a_length_is_not_taken_for_an_empty_one()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has such files.");
        var policy = Folder.Write("policy.json", """{ "ruleFiles": ["/proc/self/status"] }""");

        var result = Run($"Invoke-OpenClawSync '{Home}' -Target '{Target}' -PolicyPath '{policy}'");

        Assert.StartsWith("PolicyUnreadable,", result.ErrorId, StringComparison.Ordinal);
    }

    protected override void Dispose(bool disposing)
    {
        _variables.Dispose();
        base.Dispose(disposing);
    }
}
