using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;

namespace OpenClawSync.Core.Tests.Sources.Home;

public sealed class WorkspaceTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Without_a_config_the_workspace_in_the_state_folder_is_read()
    {
        Note(".openclaw/workspace/MEMORY.md");

        Assert.Equal(["main/MEMORY.md"], Notes());
    }

    [Fact]
    public void The_config_is_JSON5_and_the_tilde_stands_for_the_parent_of_the_state_folder()
    {
        Note("notes/MEMORY.md");
        Config("{ /* one */ agents: { defaults: { workspace: '~/notes', }, }, } // end");

        Assert.Equal(["main/MEMORY.md"], Notes());
    }

    [Theory]
    [InlineData("""{"agents":{"list":[{"id":"a"},{"id":"b","default":true}]}}""", "b/workspace/MEMORY.md a/workspace-a/MEMORY.md")]
    [InlineData("""{"agents":{"entries":{"solo":{}}}}""", "solo/workspace/MEMORY.md")]
    [InlineData("""{"agents":{"defaults":{"workspace":"~/ws"},"entries":{"solo":{}}}}""", "solo/../ws/MEMORY.md")]
    [InlineData("""{"agents":{"entries":{"main":{},"ops":{}}}}""", "main/workspace-main/MEMORY.md ops/workspace-ops/MEMORY.md")]
    [InlineData("""{"agents":{"entries":{"main":{},"ops":{}}}}""", "main/workspace/MEMORY.md ops/workspace-ops/MEMORY.md")]
    [InlineData("""{"agents":{"defaults":{"workspace":"~/ws"},"entries":{"a":{},"b":{}}}}""", "a/../ws/a/MEMORY.md b/../ws/b/MEMORY.md")]
    [InlineData(
        """{"agents":{"defaults":{"workspace":"~/ws"},"entries":{"a":{"default":true},"b":{}}}}""",
        "a/../ws/MEMORY.md b/../ws/b/MEMORY.md"
    )]
    [InlineData(
        """{"agents":{"ownership":"explicit","defaults":{"workspace":"~/ws"},"entries":{"a":{"default":true},"b":{}}}}""",
        "a/../ws/a/MEMORY.md b/../ws/b/MEMORY.md"
    )]
    [InlineData(
        """{"agents":{"entries":{"main":{"workspace":"~/one"},"ops":{"workspace":"~/two"}}}}""",
        "main/../one/MEMORY.md ops/../two/MEMORY.md"
    )]
    public void Agents_have_the_same_workspaces_as_in_OpenClaw(string config, string expected)
    {
        foreach (
            var (agent, path) in expected
                .Split(' ')
                .Select(each =>
                    (each[..each.IndexOf('/', StringComparison.Ordinal)], each[(each.IndexOf('/', StringComparison.Ordinal) + 1)..])
                )
        )
        {
            _folder.Write(Path.Combine(".openclaw", path), $"# {agent}\n\nbody\n");
        }

        Config(config);

        Assert.Equal(
            expected.Split(' ').Select(each => each.Split('/')[0]).Order(),
            Records().Records.OfType<MemoryRecord>().Select(record => record.AgentId).Order()
        );
        Assert.All(Records().Records.OfType<MemoryRecord>(), record => Assert.Equal(record.AgentId, record.Title));
    }

    [Fact]
    public void A_configured_workspace_that_is_missing_is_a_warning()
    {
        Note(".openclaw/workspace/MEMORY.md");
        Config("""{"agents":{"entries":{"main":{},"ops":{"workspace":"/nowhere/at/all"}}}}""");

        var (records, problems) = Records();

        Assert.Single(records);
        Assert.Equal((ErrorIds.WorkspaceMissing, ProblemSeverity.Warning), (Assert.Single(problems).ErrorId, problems[0].Severity));
    }

    [Fact]
    public void A_malformed_config_is_reported_without_its_content_and_the_default_workspace_is_read()
    {
        Note(".openclaw/workspace/MEMORY.md");
        Config("{ gateway: { token: 'sesame-open-99' ");

        var (records, problems) = Records();

        Assert.Single(records);
        Assert.Equal(ErrorIds.ConfigUnreadable, Assert.Single(problems).ErrorId);
        Assert.DoesNotContain("sesame", problems[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_workspace_that_two_agents_share_is_read_once()
    {
        Note("shared/MEMORY.md");
        Config("""{"agents":{"entries":{"main":{"workspace":"~/shared"},"ops":{"workspace":"~/shared"}}}}""");

        Assert.Equal(["main/MEMORY.md"], Notes());
    }

    [Fact]
    public void Only_Markdown_files_in_the_known_places_are_notes()
    {
        Config("{}");
        foreach (
            var path in (string[])
                [
                    "MEMORY.md",
                    "memory.md",
                    "USER.md",
                    "memory/2026-11-20.md",
                    "memory/2026-11-20-0915.md",
                    "memory/2026-11-20-Slug.MD",
                    "memory/a/b/free.md",
                    "memory/.dreams/x.md",
                    "memory/a/.hidden/y.md",
                    "memory/2026-11-20.md.bak",
                    "memory/2026-11-20.md.bak.20260329",
                    "memory/2026-11-20.md.migrated",
                    "memory/notes.txt",
                    "main/memory/2026-11-21.md",
                ]
        )
        {
            Note(".openclaw/workspace/" + path);
        }

        Assert.Equal(
            [
                "main/MEMORY.md",
                "main/main/memory/2026-11-21.md",
                "main/memory/2026-11-20-0915.md",
                "main/memory/2026-11-20-Slug.MD",
                "main/memory/2026-11-20.md",
                "main/memory/a/b/free.md",
            ],
            Notes()
        );
        Assert.Equal(
            ["2026-11-20", "2026-11-20", "2026-11-20", "2026-11-21"],
            Records().Records.OfType<MemoryRecord>().Where(record => record.EntryType == "daily").Select(record => record.EntryDate).Order()
        );
    }

    [Fact]
    public void The_legacy_name_of_long_term_memory_is_used_when_the_current_one_is_missing()
    {
        Note(".openclaw/workspace/memory.md");

        Assert.Equal(["main/memory.md"], Notes());
    }

    [Fact]
    public void Links_are_not_followed()
    {
        Note(".openclaw/workspace/memory/real.md");
        Note("elsewhere/secret.md");
        File.CreateSymbolicLink(_folder[".openclaw/workspace/memory/file.md"], _folder["elsewhere/secret.md"]);
        Directory.CreateSymbolicLink(_folder[".openclaw/workspace/memory/folder"], _folder["elsewhere"]);
        Directory.CreateSymbolicLink(_folder[".openclaw/workspace/memory/loop"], _folder[".openclaw/workspace/memory"]);

        Assert.Equal(["main/memory/real.md"], Notes());
    }

    [Fact]
    public void An_unreadable_note_is_one_problem_and_the_rest_is_read()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess, "Here the test's user can read every file.");
        Note(".openclaw/workspace/MEMORY.md");
        Note(".openclaw/workspace/memory/closed.md");
        Permissions.Close(_folder[".openclaw/workspace/memory/closed.md"]);

        var (records, problems) = Records();

        Assert.Single(records);
        Assert.Equal(".openclaw/workspace/memory/closed.md", Assert.Single(problems).Place);
    }

    private void Note(string path) => _folder.Write(path, "# Title\n\nbody\n");

    private void Config(string text) => _folder.Write(".openclaw/openclaw.json", text);

    private (List<OpenClawRecord> Records, List<Problem> Problems) Records() => Reading.All(_folder.Path, _folder);

    private IEnumerable<string> Notes() =>
        Records().Records.OfType<MemoryRecord>().Select(record => $"{record.AgentId}/{record.FilePath}").Order(StringComparer.Ordinal);
}
