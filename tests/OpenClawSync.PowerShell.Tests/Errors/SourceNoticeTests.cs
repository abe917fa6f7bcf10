using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;

namespace OpenClawSync.PowerShell.Tests.Errors;

/// <summary>Oddities of a home that do not prevent reading it. They are written to the warning or verbose stream.</summary>
public sealed class SourceNoticeTests : ErrorTest
{
    private string Read => $"Get-OpenClawRecord '{Home}'";

    [Theory]
    [Provokes(ErrorIds.ConfigUnreadable)]
    [InlineData("{ agents: ", "not JSON5 at line 1")]
    [InlineData("{ agents: { defaults: { workspace: '${OPENCLAW_TEST_UNSET}/" + Canary.Word + "' } } }", "a variable that is not set")]
    public void An_unreadable_config(string config, string expected)
    {
        Config($"{config} // {Canary.Word}");

        Assert.NotEmpty(AssertWrites(Read, "openclaw.json", expected).Of<MemoryRecord>());
    }

    [Fact]
    [Provokes(ErrorIds.WorkspaceMissing)]
    public void A_missing_workspace()
    {
        Config(
            $$"""
            { agents: { entries: {
              main: { workspace: "~/.openclaw/workspace" },
              ops: { workspace: "{{Folder["gone-" + Canary.Token]}}" }
            } } }
            """
        );

        Assert.NotEmpty(AssertWrites(Read, "gone-", "agent 'ops' does not exist").Of<MemoryRecord>());
    }

    [Fact]
    [Provokes(ErrorIds.JobFileMissing)]
    public void A_missing_job_file()
    {
        File.Delete(HomeBuilder.Database(Home));
        Config($$"""{ cron: { store: "/gone-{{Canary.Token}}/jobs.json" } }""");

        Assert.Empty(AssertWrites(Read, "gone-", "cron.store names does not exist").Of<CronJobRecord>());
    }

    [Fact]
    [Provokes(ErrorIds.NotesPassedOver)]
    public void Links_in_the_place_of_notes()
    {
        File.CreateSymbolicLink(Path.Combine(Home, ".openclaw", "workspace", "memory", Canary.Word + ".md"), Folder["elsewhere.md"]);

        Assert.NotEmpty(AssertWrites(Read, ".openclaw", "Not read: 1 note that is a link.").Of<MemoryRecord>());
    }

    [Fact]
    [Provokes(ErrorIds.FieldIgnored)]
    public void Jobs_with_an_odd_state()
    {
        File.Delete(HomeBuilder.Database(Home));
        var cron = Directory.CreateDirectory(Path.Combine(Home, ".openclaw", "cron"));
        File.WriteAllText(
            Path.Combine(cron.FullName, "jobs.json"),
            $$$"""[{ "id": "a", "state": "{{{Canary.Word}}}" }, { "id": "b", "state": { "lastError": { "text": "{{{Canary.Word}}}" } } }]"""
        );

        var result = AssertWrites(Read, "cron/jobs.json", "2 values of Cron records cannot be read and were left out: lastError, state.");

        Assert.Equal(2, result.Of<CronJobRecord>().Count);
    }

    [Fact]
    [Provokes(ErrorIds.NoteNotSplit)]
    public void A_note_that_is_too_large_to_be_split()
    {
        var note = Path.Combine(Home, ".openclaw", "workspace", "MEMORY.md");
        File.WriteAllText(note, string.Concat(Enumerable.Repeat($"# {Canary.Word}\n\n", 700_000)));

        var result = AssertWrites(Read, "MEMORY.md", "kept as one entry");

        Assert.Single(result.Of<MemoryRecord>(), record => record.FilePath == "MEMORY.md");
    }

    [Fact]
    [Provokes(ErrorIds.EncodingUnclear)]
    public void A_note_that_is_not_UTF_8()
    {
        byte[] bytes =
        [
            .. System.Text.Encoding.UTF8.GetBytes($"# {Canary.Word}\n\n"),
            .. System.Text.Encoding.Unicode.GetBytes("evening\r\n"),
        ];
        File.WriteAllBytes(Path.Combine(Home, ".openclaw", "workspace", "MEMORY.md"), bytes);

        var result = AssertWrites(Read, "MEMORY.md", "read as UTF-8 and UTF-16LE");

        Assert.Equal("evening", Assert.Single(result.Of<MemoryRecord>(), record => record.FilePath == "MEMORY.md").Snippet);
    }

    [Fact]
    [Provokes(ErrorIds.NewerSchema)]
    public void A_store_from_a_newer_OpenClaw()
    {
        HomeBuilder.Execute(
            HomeBuilder.Database(Home),
            $"PRAGMA user_version = 99; ALTER TABLE task_runs ADD COLUMN \"{Canary.Word}\" TEXT"
        );

        Assert.NotEmpty(AssertWrites(Read, "openclaw.sqlite", "schema 99, newer than").Of<TaskRecord>());
    }

    [Fact]
    [Provokes(ErrorIds.StatusUnknown)]
    public void A_task_with_an_unknown_status()
    {
        HomeBuilder.Execute(HomeBuilder.Database(Home), $"UPDATE task_runs SET status = '{Canary.Word}' WHERE task_id LIKE '0a8c%'");

        Assert.NotEmpty(AssertWrites(Read, "task_runs/0a8c", "stored as 'unknown'").Of<TaskRecord>());
    }

    [Fact]
    [Provokes(ErrorIds.StatusUnknown)]
    public void A_task_whose_id_looks_like_a_secret()
    {
        HomeBuilder.Execute(
            HomeBuilder.Database(Home),
            $"UPDATE task_runs SET status = '{Canary.Word}', task_id = '{Canary.Word}' WHERE task_id LIKE '0a8c%'"
        );

        Assert.NotEmpty(AssertWrites(Read, "(id withheld)", "stored as 'unknown'").Of<TaskRecord>());
    }

    private void Config(string text) => File.WriteAllText(Path.Combine(Home, ".openclaw", "openclaw.json"), text);
}
