using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;
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
    public void An_unreadable_config_is_a_warning_that_marks_memory_as_incomplete_without_its_content(string text)
    {
        _folder.Write("outside.json5", "{}");
        _folder.Write(".openclaw/broken.json5", "{ token: 'sesame");
        Directory.CreateDirectory(_folder[".openclaw"]);
        File.CreateSymbolicLink(_folder[".openclaw/link.json5"], _folder["outside.json5"]);

        Assert.Equal(OpenClawConfig.Empty, Read(text, out var problems));

        var problem = Assert.Single(problems);
        Assert.Equal((ErrorIds.ConfigUnreadable, ProblemSeverity.Warning), (problem.ErrorId, problem.Severity));
        Assert.Equal([RecordKind.Memory], problem.Missed);
        Assert.DoesNotContain("sesame", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_config_is_a_warning()
    {
        Directory.CreateDirectory(_folder[".openclaw"]);

        Assert.Equal(ErrorIds.ConfigUnreadable, Assert.Single(ConfigReader.Read(HomeLocator.At(_folder.Path), _ => null).Problems).ErrorId);
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

    private OpenClawConfig Read(string text)
    {
        var config = Read(text, out var problems);
        Assert.Empty(problems);
        return config;
    }

    private OpenClawConfig Read(string text, out IReadOnlyList<Problem> problems)
    {
        _folder.Write(".openclaw/openclaw.json", text);
        (var config, problems) = ConfigReader.Read(HomeLocator.At(_folder.Path), name => name == "PLACE" ? "/env" : null);
        return config;
    }
}
