using OpenClawSync.Protection.Policy;
using OpenClawSync.Records;

namespace OpenClawSync.Core.Tests.Protection.Policy;

/// <summary>A policy says how many names and rules each text is searched for, so their number is bounded.</summary>
public sealed class PolicyBoundTests
{
    [Theory]
    [InlineData("extraKeyNames", 1000)]
    [InlineData("disabledRules", 10_000)]
    [InlineData("ruleFiles", 100)]
    [InlineData("allow.values", 10_000)]
    [InlineData("allow.patterns", 1000)]
    [InlineData("allow.paths", 10_000)]
    public void A_list_of_more_items_than_allowed_is_rejected(string setting, int max)
    {
        var name = setting.Split('.')[^1];
        var list = $"\"{name}\": [{string.Join(',', Enumerable.Range(0, max + 1).Select(index => $"\"name{index}\""))}]";

        var error = Policies.Error(
            setting.Contains('.', StringComparison.Ordinal) ? $$"""{ "allow": { {{list}} } }""" : $$"""{ {{list}} }"""
        );

        Assert.Equal(ErrorIds.PolicyInvalid, error.ErrorId);
        Assert.Contains($"{setting} has {max + 1} items, and {max} are allowed", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void As_many_names_as_are_allowed_are_accepted() =>
        Assert.Equal(
            1000,
            Policies
                .Read($$"""{ "extraKeyNames": [{{string.Join(',', Enumerable.Range(0, 1000).Select(index => $"\"name {index}\""))}}] }""")
                .Detection.ExtraKeyNames.Count
        );

    [Fact]
    public void A_file_of_more_rules_than_allowed_is_rejected()
    {
        var error = Policies.RuleFileError(Rules(RuleFile.MaxRules + 1, index => $"id = \"r{index}\"\nregex = \"x\"\n"));

        Assert.Equal(ErrorIds.PolicyInvalid, error.ErrorId);
        Assert.Contains("rules has 1001 items, and 1000 are allowed", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_takes_memory_only_once_a_text_has_one_of_its_keywords()
    {
        var rules = Rules(200, index => $"id = \"k{index}\"\nregex = 'kw{index}-[a-z0-9]{{20,40}}'\nkeywords = [\"kw{index}\"]\n");
        var before = GC.GetTotalMemory(forceFullCollection: true);

        var policy = Policies.WithRules(rules);
        var redacted = Policies.Redact(policy, "see kw7-abcdefghijklmnopqrst0123");

        Assert.Equal("see [REDACTED]", redacted);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 20 << 20);
        GC.KeepAlive(policy);
    }

    private static string Rules(int count, Func<int, string> rule) =>
        string.Concat(Enumerable.Range(0, count).Select(index => "[[rules]]\n" + rule(index)));
}
