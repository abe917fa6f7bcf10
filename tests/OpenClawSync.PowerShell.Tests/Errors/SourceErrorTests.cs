using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;

namespace OpenClawSync.PowerShell.Tests.Errors;

/// <summary>Homes and files that are missing, damaged, or locked by another process.</summary>
public sealed class SourceErrorTests : ErrorTest
{
    private string Note => Path.Combine(Home, ".openclaw", "workspace", "memory", "2026-11-20.md");

    [Theory]
    [Provokes(ErrorIds.SourceNotFound)]
    [InlineData("Get-OpenClawRecord")]
    [InlineData("Invoke-OpenClawSync")]
    public void A_missing_path(string command) => AssertStops($"{command} '{Folder["gone-" + Canary.Token]}'", "gone-", "does not exist");

    [Fact]
    [Provokes(ErrorIds.SourceNotFound)]
    public void A_folder_without_a_home()
    {
        Folder.Write($"{Canary.Token}/{Canary.Word}.txt", Canary.Word);

        AssertStops($"Get-OpenClawRecord '{Folder[Canary.Token]}'", Folder.Path, "neither an OpenClaw state folder nor");
    }

    [Fact]
    [Provokes(ErrorIds.SourceNotFound)]
    public void A_missing_file_in_an_audit()
    {
        var other = Folder.Write("other.md", $"password: {Canary.Word}");

        var result = AssertContinues(
            $"Find-OpenClawSecret '{Folder[$"gone-{Canary.Token}.md"]}', '{other}'",
            "gone-",
            "There is no such file or folder"
        );

        Assert.Single(result.Output);
    }

    [Fact]
    [Provokes(ErrorIds.SourceUnreadable)]
    public void A_pipe_as_note()
    {
        Fifo.Replace(Note);

        var result = AssertContinues($"Get-OpenClawRecord '{Home}'", "2026-11-20.md", "cannot be read");

        Assert.NotEmpty(result.Of<MemoryRecord>());
    }

    [Fact]
    [Provokes(ErrorIds.SourceUnreadable)]
    public void A_pipe_as_starter_file()
    {
        var file = Fifo.Create(Folder[$"{Canary.Token}.json"]);

        AssertStops($"Get-OpenClawRecord '{file}'", "cannot be read: it is not a regular file");
    }

    [Fact]
    [Provokes(ErrorIds.SourceUnreadable)]
    public void A_pipe_in_an_audit()
    {
        Folder.Write("notes/b.md", $"password: {Canary.Word}");
        Fifo.Create(Folder["notes/a.md"]);

        var result = AssertContinues($"Find-OpenClawSecret '{Folder["notes/a.md"]}', '{Folder["notes/b.md"]}'", "a.md", "cannot be read");

        Assert.Single(result.Output);
    }

    [Fact]
    [Provokes(ErrorIds.SourceMalformed)]
    public void A_starter_file_that_is_not_JSON() =>
        AssertStops(
            $"Get-OpenClawRecord '{Folder.Write("bad.json", $"{{ \"tasks\": [\n{Canary.Word}")}'",
            "bad.json",
            "line 2",
            "Nothing was read"
        );

    [Fact]
    [Provokes(ErrorIds.SourceMalformed)]
    public void A_store_with_unknown_columns()
    {
        HomeBuilder.Execute(
            HomeBuilder.Database(Home),
            $"DROP TABLE cron_jobs; CREATE TABLE cron_jobs (\"{Canary.Word}\" TEXT); INSERT INTO cron_jobs VALUES ('{Canary.Word}')"
        );

        var result = AssertContinues($"Get-OpenClawRecord '{Home}'", "openclaw.sqlite", "does not have OpenClaw's layout");

        Assert.NotEmpty(result.Of<TaskRecord>());
    }

    [Fact]
    [Provokes(ErrorIds.SourceMalformed)]
    public void A_truncated_job_file()
    {
        Folder.Write(
            "old/.openclaw/cron/jobs.json",
            $$"""{ "version": 1, "jobs": [{ "id": "a", "name": "{{Canary.Word}}" }, { "id": "{{Canary.Word}}"""
        );

        AssertContinues($"Get-OpenClawRecord '{Folder["old"]}'", "jobs.json", "cannot be read");
    }

    [Fact]
    [Provokes(ErrorIds.SourceCorrupt)]
    public void A_store_that_is_not_a_database()
    {
        File.WriteAllText(HomeBuilder.Database(Home), string.Concat(Enumerable.Repeat(Canary.Word, 50)));

        var result = AssertContinues($"Get-OpenClawRecord '{Home}'", "openclaw.sqlite", "is damaged or is not a SQLite database");

        Assert.Equal(17, result.Of<MemoryRecord>().Count);
    }
}
