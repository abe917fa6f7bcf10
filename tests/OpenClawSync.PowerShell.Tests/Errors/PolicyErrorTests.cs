using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;

namespace OpenClawSync.PowerShell.Tests.Errors;

/// <summary>Unreadable and invalid policies and rule files. None is ignored: the command stops before it does anything.</summary>
public sealed class PolicyErrorTests : ErrorTest
{
    [Theory]
    [Provokes(ErrorIds.PolicyUnreadable)]
    [InlineData("Invoke-OpenClawSync home -Target target.db")]
    [InlineData("Get-OpenClawRecord home | Protect-OpenClawRecord")]
    [InlineData("'x' | Find-OpenClawSecret")]
    public void A_missing_policy(string command) =>
        AssertStops($"{Here(command)} -PolicyPath '{Folder[Canary.Token]}/policy-{Canary.Token}.json'", "policy-", "cannot be read");

    [Fact]
    [Provokes(ErrorIds.PolicyUnreadable)]
    public void A_folder_as_policy() =>
        AssertStops($"'x' | Find-OpenClawSecret -PolicyPath '{Home}'", $"'{Home}' cannot be read: it is a folder");

    [Fact]
    [Provokes(ErrorIds.PolicyUnreadable)]
    public void A_pipe_as_policy_or_rule_file()
    {
        Fifo.Create(Folder["pipe"]);

        AssertStops($"'x' | Find-OpenClawSecret -PolicyPath '{Folder["pipe"]}'", "it is not a regular file");
        AssertStops(
            $"'x' | Find-OpenClawSecret -PolicyPath '{Folder.Write("policy.json", """{ "ruleFiles": ["pipe"] }""")}'",
            "it is not a regular file"
        );
    }

    [Fact]
    [Provokes(ErrorIds.PolicyUnsafe)]
    public void A_policy_or_rule_file_that_others_can_write_to()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such mode.");
        var policy = Folder.Write("policy.json", """{ "ruleFiles": ["rules.toml"] }""");
        Permissions.Set(Folder.Write("rules.toml", ""), "666");
        AssertStops($"'x' | Find-OpenClawSecret -PolicyPath '{policy}'", "rules.toml", "mode 666", "chmod go-w");

        Permissions.Set(policy, "646");
        AssertStops($"'x' | Find-OpenClawSecret -PolicyPath '{policy}'", "policy.json", "mode 646", "chmod o-w");
    }

    [Fact]
    [Provokes(ErrorIds.PolicyUnreadable)]
    public void A_missing_rule_file() =>
        AssertStops(
            "'x' | Find-OpenClawSecret -PolicyPath "
                + $"'{Folder.Write("policy.json", $$"""{ "ruleFiles": ["gone-{{Canary.Token}}.toml"] }""")}'",
            "gone-",
            "cannot be read"
        );

    [Theory]
    [Provokes(ErrorIds.PolicyInvalid)]
    [InlineData("{ \"owner\":\n {0}", "line 2", "not valid JSON")]
    [InlineData("{ \"{0}\": 1 }", "line 1", "(a name)")]
    [InlineData("{ \"snippetLength\": \"{0}\" }", "line 1, column 20", "snippetLength")]
    [InlineData("{ \"instanceId\": \"a/{0}\" }", "column 17", "instanceId")]
    [InlineData("{ \"allow\": { \"values\": [\"{0}\"] } }", "allow.values[0]", "never the value itself")]
    [InlineData("{ \"allow\": { \"patterns\": [\"({0}\"] } }", "allow.patterns[0]", "cannot be compiled")]
    [InlineData("{ \"disabledRules\": [\"{0}\"] }", "disabledRules[0]", "not the name of a rule")]
    [InlineData("[\"{0}\"]", "line 1, column 1", "one JSON object")]
    public void An_invalid_policy(string policy, params string[] expected)
    {
        var path = Folder.Write($"{Canary.Token}.json", policy.Replace("{0}", Canary.Word, StringComparison.Ordinal));

        AssertStops($"Invoke-OpenClawSync '{Home}' -Target '{Target}' -PolicyPath '{path}'", expected);

        Assert.False(File.Exists(Target));
    }

    [Theory]
    [Provokes(ErrorIds.PolicyInvalid)]
    [InlineData("[[rules]]\nid = 'a'\nregex = '''{0}(?=x)'''", "line 3, column 9", "cannot be compiled")]
    [InlineData("[[rules]]\nid = 'a'\nregex = '{0}", "line 3", "not valid TOML")]
    [InlineData("[[rules]]\nid = '{0} {0}'\nregex = 'a'", "line 2", "rules[0].id")]
    [InlineData("[[rules]]\nregex = '{0}'", "line 1", "has no id")]
    public void A_rule_that_cannot_be_compiled(string rules, params string[] expected)
    {
        Folder.Write("acme.toml", rules.Replace("{0}", Canary.Word, StringComparison.Ordinal));

        AssertStops(
            $"'x' | Find-OpenClawSecret -PolicyPath '{Folder.Write("policy.json", """{ "ruleFiles": ["acme.toml"] }""")}'",
            ["'acme.toml'", .. expected]
        );
    }

    private string Here(string command) =>
        command.Replace("home", $"'{Home}'", StringComparison.Ordinal).Replace("target.db", $"'{Target}'", StringComparison.Ordinal);
}
