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
    public void Links_are_not_followed_and_counted_in_one_warning()
    {
        Config("{ memory: { search: { extraPaths: ['~/vault', '/x'] } } }");
        Note(".openclaw/workspace/memory/real.md");
        Note("elsewhere/secret.md");
        File.CreateSymbolicLink(_folder[".openclaw/workspace/memory/file.md"], _folder["elsewhere/secret.md"]);
        Directory.CreateSymbolicLink(_folder[".openclaw/workspace/memory/folder"], _folder["elsewhere"]);
        Directory.CreateSymbolicLink(_folder[".openclaw/workspace/memory/loop"], _folder[".openclaw/workspace/memory"]);

        File.CreateSymbolicLink(_folder[".openclaw/workspace/memory/gone.md"], _folder["elsewhere/gone.md"]);
        File.CreateSymbolicLink(_folder[".openclaw/workspace/memory/data.json"], _folder["elsewhere/data.json"]);
        File.CreateSymbolicLink(_folder[".openclaw/workspace/MEMORY.md"], _folder["elsewhere/secret.md"]);
        Directory.CreateSymbolicLink(_folder[".openclaw/workspace/memory/.hidden"], _folder["elsewhere"]);

        Assert.Equal(["main/memory/real.md"], Notes());
        var problem = Assert.Single(Records().Problems);
        Assert.Equal((ErrorIds.NotesPassedOver, ProblemSeverity.Warning), (problem.ErrorId, problem.Severity));
        Assert.Equal(
            "Not read: 3 notes that are links; 2 folders that are links; 2 paths that the config adds to the memory search.",
            problem.Message
        );
        Assert.Empty(problem.Missed);
    }

    [Fact]
    public void A_linked_folder_of_notes_is_passed_over()
    {
        Config("{}");
        Note("vault/note.md");
        Directory.CreateDirectory(_folder[".openclaw/workspace"]);
        Directory.CreateSymbolicLink(_folder[".openclaw/workspace/memory"], _folder["vault"]);

        Assert.Equal("Not read: 1 folder that is a link.", Assert.Single(Records().Problems).Message);
    }

    [Fact]
    public void A_workspace_may_itself_be_a_link()
    {
        Config("{}");
        Note("vault/memory/note.md");
        Directory.CreateDirectory(_folder[".openclaw"]);
        Directory.CreateSymbolicLink(_folder[".openclaw/workspace"], _folder["vault"]);

        Assert.Equal(["main/memory/note.md"], Notes());
        Assert.Empty(Records().Problems);
    }

    [Fact]
    public void Missing_workspaces_are_one_warning()
    {
        Config("{ agents: { list: [{ id: 'main', workspace: '/no/a' }, { id: 'ops', workspace: 'C:\\\\no\\\\b' }, { id: 'dev' }] } }");

        var problem = Assert.Single(Records().Problems);

        Assert.Equal(ErrorIds.WorkspaceMissing, problem.ErrorId);
        Assert.Contains("2 agents do not exist: 'main' (/no/a), 'ops' (C:\\no\\b)", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_config_of_a_container_leads_to_the_workspaces_of_the_home()
    {
        Config(
            """
            { agents: {
              defaults: { workspace: '/home/node/.openclaw/workspace' },
              list: [{ id: 'main', default: true }, { id: 'ops', workspace: '/home/node/.openclaw/workspace-ops' }],
            } }
            """
        );
        Note(".openclaw/workspace/MEMORY.md");
        Note(".openclaw/workspace-ops/MEMORY.md");

        Assert.Equal(["main/MEMORY.md", "ops/MEMORY.md"], Notes());
        Assert.Empty(Records().Problems);
    }

    [Theory]
    [InlineData("{ agents: { ownership: 'explicit', list: [{ id: 'main' }, { id: 'ops' }] } }")]
    [InlineData("{ agents: { ownership: 'explicit', entries: { main: { default: true } } } }")]
    [InlineData("{ agents: { ownership: 'explicit', entries: { main: { workspace: '~/.openclaw/workspace-main' } } } }")]
    public void With_explicit_ownership_the_default_workspace_is_read_as_well(string config)
    {
        Config(config);
        Note(".openclaw/workspace-main/MEMORY.md");
        Note(".openclaw/workspace-main/memory/a.md");
        Note(".openclaw/workspace/MEMORY.md");
        Note(".openclaw/workspace/memory/2026-11-20-0145.md");

        var notes = Notes().ToList();
        Assert.Equal(4, notes.Count);
        Assert.Equal(4, notes.Distinct().Count());
        Assert.Contains("main/MEMORY.md", notes);
        Assert.Contains("main/memory/2026-11-20-0145.md", notes);
    }

    [Fact]
    public void Notes_that_the_operator_names_are_read_in_any_casing()
    {
        Config("{}");
        Note(".openclaw/workspace/MEMORY.md");
        Note(".openclaw/workspace/USER.md");
        Note(".openclaw/workspace/dreams.md");
        Note(".openclaw/workspace/SOUL.md");
        Note(".openclaw/workspace/2026-11-20.md");
        var settings = HomeSettings.Default with
        {
            MemoryFiles = HomeSettings.Default.MemoryFiles.Union(["user.md", "DREAMS.md", "memory.md", "2026-11-20.md"]),
        };

        using var source = Reading.Open(_folder.Path, _folder, _ => null, settings);
        var entries = Reading.All(source).Records.OfType<MemoryRecord>().ToList();

        Assert.Equal(
            ["2026-11-20.md", "MEMORY.md", "USER.md", "dreams.md"],
            entries.Select(entry => entry.FilePath).Order(StringComparer.Ordinal)
        );
        Assert.Equal("2026-11-20", Assert.Single(entries, entry => entry.EntryType == "daily").EntryDate);
    }

    [Theory]
    [InlineData("2026-02-30.md")]
    [InlineData("2026-13-01.md")]
    [InlineData("0000-00-00.md")]
    [InlineData("2026-00-10-notes.md")]
    [InlineData("2025-02-29-0145.md")]
    public void A_daily_note_with_an_impossible_date_has_no_date(string name)
    {
        Config("{}");
        Note(".openclaw/workspace/memory/" + name);

        var entry = Assert.Single(Records().Records.OfType<MemoryRecord>());

        Assert.Equal(("daily", null), (entry.EntryType, entry.EntryDate));
    }

    private void Note(string path) => _folder.Write(path, "# Title\n\nbody\n");

    private void Config(string text) => _folder.Write(".openclaw/openclaw.json", text);

    private (List<OpenClawRecord> Records, List<Problem> Problems) Records() => Reading.All(_folder.Path, _folder);

    private IEnumerable<string> Notes() =>
        Records().Records.OfType<MemoryRecord>().Select(record => $"{record.AgentId}/{record.FilePath}").Order(StringComparer.Ordinal);
}
