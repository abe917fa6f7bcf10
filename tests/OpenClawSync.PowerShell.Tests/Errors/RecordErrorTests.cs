using OpenClawSync.Core.Tests.Support;
using OpenClawSync.PowerShell.Tests.Support;
using OpenClawSync.Protection;
using OpenClawSync.Records;

namespace OpenClawSync.PowerShell.Tests.Errors;

/// <summary>Single records that are invalid or not safe to store. The others are processed.</summary>
public sealed class RecordErrorTests : ErrorTest
{
    [Fact]
    [Provokes(ErrorIds.RecordMalformed)]
    public void A_truncated_job_definition()
    {
        HomeBuilder.Execute(
            HomeBuilder.Database(Home),
            $"UPDATE cron_jobs SET job_json = '{{\"x\": \"{Canary.Word}' WHERE name = 'Price watch'"
        );

        var result = AssertContinues($"Get-OpenClawRecord '{Home}'", "openclaw.sqlite: cron_jobs/", "does not hold the JSON it should");

        Assert.Equal(SampleHome.RecordCount - 1, result.Output.Count);
    }

    [Theory]
    [Provokes(ErrorIds.RecordMalformed)]
    [InlineData("""{ "title": "{0}" }""", "has no id")]
    [InlineData("""{ "id": "a", "updatedAt": "{0}" }""", "'updatedAt' is not a time")]
    [InlineData("""{ "id": { "{0}": 1 } }""", "is not text")]
    public void A_malformed_item_in_a_starter_file(string item, string expected)
    {
        var file = Folder.Write(
            "feed.json",
            $$"""{ "tasks": [{{item.Replace("{0}", Canary.Word, StringComparison.Ordinal)}}, { "id": "b" }] }"""
        );

        Assert.Single(AssertContinues($"Get-OpenClawRecord '{file}'", "feed.json: tasks[0]", expected).Of<TaskRecord>());
    }

    [Fact]
    [Provokes(ErrorIds.RecordMalformed)]
    public void A_binary_note()
    {
        Folder.Write("home/.openclaw/workspace/memory/bad.md", $"a\0\u0001\0\u0002\0\u0003\0\u0004b {Canary.Word}");

        Assert.Equal(SampleHome.RecordCount, AssertContinues($"Get-OpenClawRecord '{Home}'", "bad.md", "not text").Output.Count);
    }

    [Fact]
    [Provokes(ErrorIds.RecordDuplicate)]
    public void Two_items_with_the_same_id()
    {
        var file = Folder.Write(
            "feed.json",
            $$"""{ "tasks": [{ "id": "{{Canary.Word}}" }, { "id": "{{Canary.Word}}" }, { "id": "b" }] }"""
        );

        Assert.Equal(2, AssertContinues($"Get-OpenClawRecord '{file}'", "feed.json: tasks[1]", "same id").Output.Count);
    }

    [Fact]
    [Provokes(ErrorIds.RecordNotProtected)]
    public void A_raw_record_piped_into_push()
    {
        var file = Folder.Write("feed.json", $$"""{ "tasks": [{ "id": "a", "title": "{{Canary.Word}}" }] }""");

        AssertStops($"Get-OpenClawRecord '{file}' | Push-OpenClawRecord -Target '{Target}'", "A Task record is not protected");

        Assert.False(File.Exists(Target));
    }

    [Fact]
    [Provokes(ErrorIds.ProtectionFailed)]
    public void A_key_that_contains_a_secret()
    {
        var file = Folder.Write("feed.json", """{ "tasks": [{ "id": "a" }], "cronJobs": [{ "id": "b" }] }""");

        var result = AssertContinues(
            $"Get-OpenClawRecord '{file}' | Protect-OpenClawRecord -PolicyPath '{Policy()}'",
            "A Task record is rejected",
            "field sourceKey",
            "the rule"
        );

        Assert.Equal(RecordKind.Cron, Assert.Single(result.Of<ProtectedRecord>()).Kind);
    }

    [Fact]
    [Provokes(ErrorIds.ProtectionFailed)]
    public void A_withheld_record_is_reported_and_kept_as_a_dead_letter()
    {
        var file = Folder.Write("feed.json", """{ "tasks": [{ "id": "5f1b" }], "cronJobs": [{ "id": "b" }] }""");

        var result = AssertContinues(
            $"Invoke-OpenClawSync '{file}' -Target '{Target}' -PolicyPath '{Policy()}'",
            "5f1b",
            "field sourceKey",
            "dead letter"
        );

        Assert.Equal(
            ("partial", 1L, 1L),
            Assert.Single(result.Of<SyncRun>()) is var run ? (run.Status, run.Created, run.DeadLetters) : default
        );
    }

    // A rule that matches the start of keys, so that redaction would leave no key. Its name must not be shown either.
    private string Policy()
    {
        Folder.Write("rules.toml", $"[[rules]]\nid = '{Canary.Token}'\nregex = '''task:|{Canary.Word}'''\n");
        return Folder.Write("policy.json", """{ "ruleFiles": ["rules.toml"] }""");
    }
}
