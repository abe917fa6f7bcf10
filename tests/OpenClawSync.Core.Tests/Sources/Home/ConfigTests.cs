using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;
using OpenClawSync.Sources;
using OpenClawSync.Sources.Home;

namespace OpenClawSync.Core.Tests.Sources.Home;

public sealed class ConfigTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Fields_of_a_config_override_those_that_it_includes()
    {
        _folder.Write(".openclaw/parts/agents.json5", "{ defaults: { workspace: '/base' }, list: [{ id: 'one' }] }");
        _folder.Write(".openclaw/parts/more.json5", "{ list: [{ id: 'two' }], $include: './deep.json5' }");
        _folder.Write(".openclaw/parts/deep.json5", "{ list: [{ id: 'zero' }] }");

        var config = Read("{ agents: { $include: ['./parts/agents.json5', './parts/more.json5'], defaults: { workspace: '/mine' } } }");

        Assert.Equal("/mine", config.DefaultWorkspace);
        Assert.Equal(["one", "zero", "two"], config.Agents.Select(agent => agent.Id));
    }

    [Theory]
    [InlineData("{ $include: './missing.json5' }")]
    [InlineData("{ $include: '../outside.json5' }")]
    [InlineData("{ $include: './openclaw.json' }")]
    [InlineData("{ $include: './broken.json5' }")]
    [InlineData("{ $include: './link.json5' }")]
    [InlineData("{ $include: 7 }")]
    [InlineData("[1, 2]")]
    [InlineData("{ token: 'sesame")]
    public void An_unreadable_config_is_a_warning_that_marks_jobs_and_memory_as_incomplete_without_its_content(string text)
    {
        _folder.Write("outside.json5", "{}");
        _folder.Write(".openclaw/broken.json5", "{ token: 'sesame");
        Directory.CreateDirectory(_folder[".openclaw"]);
        File.CreateSymbolicLink(_folder[".openclaw/link.json5"], _folder["outside.json5"]);

        Assert.Equal(OpenClawConfig.Empty, Read(text, out var problems));

        var problem = Assert.Single(problems);
        Assert.Equal((ErrorIds.ConfigUnreadable, ProblemSeverity.Warning), (problem.ErrorId, problem.Severity));
        Assert.Equal([RecordKind.Cron, RecordKind.Memory], problem.Missed);
        Assert.DoesNotContain("sesame", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_config_is_a_warning()
    {
        Directory.CreateDirectory(_folder[".openclaw"]);

        Assert.Equal(
            ErrorIds.ConfigUnreadable,
            Assert
                .Single(Problems(ConfigReader.Read(new HomePaths(HomeLocator.At(_folder.Path), PathMap.Empty), _ => null).Outcomes))
                .ErrorId
        );
    }

    [Theory]
    [InlineData("${PLACE}/notes", "/env/notes")]
    [InlineData("/x/$${PLACE}", "/x/${PLACE}")]
    [InlineData("${FROM_CONFIG}/a", "/config/a")]
    [InlineData("${ALSO}/a", "/also/a")]
    [InlineData("/x/${lower}", "/x/${lower}")]
    public void Variables_are_expanded(string text, string expected)
    {
        var config = Read(
            $$"""
            {
              env: { vars: { FROM_CONFIG: '/config', PLACE: '/not-this' }, ALSO: '/also' },
              agents: { defaults: { workspace: '{{text}}' } }
            }
            """
        );

        Assert.Equal(expected, config.DefaultWorkspace);
    }

    [Theory]
    [InlineData("{ agents: { defaults: 'x', list: 7, entries: null } }")]
    [InlineData("{ agents: [] }")]
    [InlineData("{ env: 'x', agents: { defaults: { workspace: { a: 1 } } } }")]
    public void Settings_of_the_wrong_type_are_ignored(string text) =>
        Assert.Equal((null, 0), (Read(text).DefaultWorkspace, Read(text).Agents.Count));

    [Fact]
    public void An_unset_variable_is_reported_by_the_name_of_its_setting()
    {
        Assert.Null(Read("{ agents: { entries: { ops: { workspace: '${NOWHERE}/x' } } } }", out var problems).Agents[0].Workspace);

        Assert.Contains("agents.ops.workspace", Assert.Single(problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_newer_form_of_agents_takes_precedence_and_ids_are_normalized()
    {
        var config = Read("{ agents: { list: [{ id: 'old' }], entries: { 'Main Agent!': {}, OPS: {}, ops: {} } } }");

        Assert.Equal(["main-agent", "ops"], config.Agents.Select(agent => agent.Id));
    }

    [Theory]
    [InlineData("{0}/shared")]
    [InlineData("{0}/shared/")]
    [InlineData("/nowhere:{0}/shared")]
    [InlineData(" {0}/shared : ")]
    [InlineData("{0}/link")]
    [InlineData("{0}/shared/agents.json5")]
    [InlineData("{0}")]
    [InlineData("/")]
    public void Files_in_the_approved_folders_are_included(string roots)
    {
        Shared();

        var config = Read(Include("shared/agents.json5"), out var problems, Roots(roots));

        Assert.Empty(problems);
        Assert.Equal(["ops"], config.Agents.Select(agent => agent.Id));
    }

    [Theory]
    [InlineData("shared/agents.json5", "")]
    [InlineData("shared/agents.json5", "{0}/share")]
    [InlineData("shared/agents.json5", "{0}/shared/sub")]
    [InlineData("shared/agents.json5", "shared")]
    [InlineData("shared/way-out.json5", "{0}/shared")]
    [InlineData("way-in.json5", "{0}/shared")]
    [InlineData("shared/../private.json5", "{0}/shared")]
    public void Files_elsewhere_are_not_included(string include, string roots)
    {
        Shared();

        Assert.Empty(Read(Include(include), out var problems, Roots(roots)).Agents);

        Assert.Contains("OPENCLAW_INCLUDE_ROOTS", Assert.Single(problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_config_cannot_approve_folders_itself()
    {
        Shared();
        var text = $$"""{ env: { OPENCLAW_INCLUDE_ROOTS: '{{_folder["shared"]}}' }, $include: '{{_folder["shared/agents.json5"]}}' }""";

        Assert.Empty(Read(text, out var problems, _ => null).Agents);
        Assert.Single(problems);
    }

    [Fact]
    public void An_approved_file_can_include_others_relative_to_itself_and_by_the_path_of_a_container()
    {
        Shared();
        _folder.Write("shared/nested.json5", "{ $include: ['./agents.json5', '/home/node/.openclaw/more.json5'] }");
        _folder.Write(".openclaw/more.json5", "{ agents: { list: [{ id: 'more' }] } }");

        var config = Read(Include("shared/nested.json5"), out var problems, Roots("{0}/shared"));

        Assert.Empty(problems);
        Assert.Equal(["ops", "more"], config.Agents.Select(agent => agent.Id));
    }

    [Theory]
    [InlineData("{ agents: { list: [{}, { id: '' }, { id: null }, 'x', 7, null, { id: 'ops' }] } }", "main ops")]
    [InlineData("{ agents: { list: [{ id: 7 }, { id: ' Ops ' }] } }", "7 ops")]
    [InlineData("{ agents: { entries: { main: null, ops: 7, x: [] } } }", "main ops x")]
    [InlineData("{ agents: { list: [{ id: 'ops', enabled: false }] } }", "ops")]
    public void Agents_of_an_odd_roster_are_kept(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', Read(text).Agents.Select(agent => agent.Id)));

    [Theory]
    [InlineData("{ cron: { store: '~/x.json' } }", "~/x.json")]
    [InlineData("{ cron: { store: ' ${PLACE}/x.json ' } }", "/env/x.json")]
    [InlineData("{ cron: { store: '' } }", null)]
    [InlineData("{ cron: { store: ' ' } }", null)]
    [InlineData("{ cron: { store: {} } }", null)]
    [InlineData("{ cron: [] }", null)]
    [InlineData("{ cron: { enabled: false } }", null)]
    public void The_job_file_is_read(string text, string? expected) => Assert.Equal(expected, Read(text).CronStore);

    [Fact]
    public void A_job_file_with_an_unset_variable_marks_jobs_as_incomplete()
    {
        Assert.Null(Read("{ cron: { store: '${NOWHERE}/x.json' } }", out var problems).CronStore);

        Assert.Equal([RecordKind.Cron], Assert.Single(problems).Missed);
        Assert.Contains("cron.store", problems[0].Message, StringComparison.Ordinal);
    }

    private void Shared()
    {
        _folder.Write("shared/agents.json5", "{ agents: { list: [{ id: 'ops' }] } }");
        _folder.Write("private.json5", "{ agents: { list: [{ id: 'private' }] } }");
        Directory.CreateDirectory(_folder["shared/sub"]);
        Directory.CreateSymbolicLink(_folder["link"], _folder["shared"]);
        File.CreateSymbolicLink(_folder["shared/way-out.json5"], _folder["private.json5"]);
        File.CreateSymbolicLink(_folder["way-in.json5"], _folder["shared/agents.json5"]);
    }

    private string Include(string file) => $$"""{ $include: '{{_folder.Path}}/{{file}}' } // comment""";

    private Func<string, string?> Roots(string roots) =>
        name => name == "OPENCLAW_INCLUDE_ROOTS" ? string.Format(null, roots, _folder.Path) : null;

    private OpenClawConfig Read(string text)
    {
        var config = Read(text, out var problems);
        Assert.Empty(problems);
        return config;
    }

    private OpenClawConfig Read(string text, out IReadOnlyList<Problem> problems) =>
        Read(text, out problems, name => name == "PLACE" ? "/env" : null);

    private OpenClawConfig Read(string text, out IReadOnlyList<Problem> problems, Func<string, string?> environment)
    {
        _folder.Write(".openclaw/openclaw.json", text);
        (var config, var outcomes) = ConfigReader.Read(new HomePaths(HomeLocator.At(_folder.Path), PathMap.Empty), environment);
        problems = Problems(outcomes);
        return config;
    }

    private static IReadOnlyList<Problem> Problems(IReadOnlyList<ReadOutcome> outcomes) =>
        [.. outcomes.Select(outcome => outcome.Problem).OfType<Problem>()];
}
