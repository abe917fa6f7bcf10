using OpenClawSync.Records;

namespace OpenClawSync.Core.Tests.Protection.Policy;

public class RuleFileTests
{
    private const string Rule = """
        title = "Acme"
        [[rules]]
        id = "acme-badge"
        description = "Badges of Acme"
        regex = '''(?i)badge-(?P<kind>[a-z])-([a-z0-9]{10})\b'''
        secretGroup = 2
        entropy = 2.5
        keywords = ["Badge-"]
        tags = ["acme"]

        """;

    [Theory]
    [InlineData("my BADGE-a-q7w2e9r4t1.", "my BADGE-a-[REDACTED].")]
    [InlineData("我的badge-a-q7w2e9r4t1在此", "我的badge-a-[REDACTED]在此")]
    [InlineData("badge-a-aaaaaaaaaa", "badge-a-aaaaaaaaaa")]
    [InlineData("badge-a-q7w2e9r4t12", "badge-a-q7w2e9r4t12")]
    [InlineData("""{"x":"line\nbadge-a-q7w2e9r4t1\tend"}""", """{"x":"line\nbadge-a-[REDACTED]\tend"}""")]
    [InlineData("""{"x":"b\u0061dge-a-q7w2e9r\u0034t1"}""", """{"x":"b\u0061dge-a-[REDACTED]"}""")]
    [InlineData("""{"x":"{\"y\":\"b\\u0061dge-a-q7w2e9r4t1\"}"}""", """{"x":"{\"y\":\"b\\u0061dge-a-[REDACTED]\"}"}""")]
    public void A_rule_redacts_its_secret_group(string text, string expected) =>
        Assert.Equal(expected, Policies.Redact(Policies.WithRules(Rule), text));

    [Fact]
    public void A_rule_matches_across_the_lines_of_a_JSON_string()
    {
        var policy = Policies.WithRules("[[rules]]\nid = 'card'\nregex = '''BEGIN CARD\\n([a-z\\n]+)\\nEND'''\n");

        Assert.Equal("""{"k":"BEGIN CARD\n[REDACTED]\nEND"}""", Policies.Redact(policy, """{"k":"BEGIN CARD\nabc\ndef\nEND"}"""));
        Assert.Equal("BEGIN CARD\n[REDACTED]\nEND", Policies.Redact(policy, "BEGIN CARD\nabc\ndef\nEND"));
    }

    [Theory]
    [InlineData("[[rules.allowlists]]\nstopwords = ['Q7W2']", "badge-a-q7w2e9r4t1")]
    [InlineData("[rules.allowlist]\nregexes = ['^q7']", "badge-a-q7w2e9r4t1")]
    [InlineData("[rules.allowlist]\nregexTarget = 'match'\nregexes = ['badge-a']", "badge-a-q7w2e9r4t1")]
    [InlineData("[rules.allowlist]\nregexTarget = 'line'\nregexes = ['^sample ']", "x\nsample badge-a-q7w2e9r4t1\ny")]
    [InlineData("[[rules.allowlists]]\ncondition = 'AND'\nstopwords = ['q7']\nregexes = ['r4t1$']", "badge-a-q7w2e9r4t1")]
    [InlineData("[allowlist]\nregexes = ['^q7']", "badge-a-q7w2e9r4t1")]
    [InlineData("[[allowlists]]\ntargetRules = ['acme-badge']\nstopwords = ['r4t1']", "badge-a-q7w2e9r4t1")]
    public void A_value_on_an_allow_list_is_kept(string list, string text)
    {
        Assert.Equal(text, Policies.Redact(Policies.WithRules(Rule + list), text));
        Assert.NotEqual(text, Policies.Redact(Policies.WithRules(Rule), text));
    }

    [Theory]
    [InlineData("[[rules.allowlists]]\ncondition = 'AND'\nstopwords = ['q7']\nregexes = ['other']")]
    [InlineData("[[rules.allowlists]]\ncondition = 'AND'\nstopwords = ['other']\nregexes = ['q7']")]
    [InlineData("[[rules.allowlists]]\ncondition = 'AND'\npaths = ['drafts/']\nregexes = ['q7']")]
    [InlineData("[[rules.allowlists]]\npaths = ['drafts/']")]
    [InlineData("[rules.allowlist]\nregexTarget = 'line'\nregexes = ['sample']")]
    public void A_value_that_no_allow_list_matches_is_redacted(string list) =>
        Assert.Equal(
            "sample\nbadge-a-[REDACTED]\nsample",
            Policies.Redact(Policies.WithRules(Rule + list), "sample\nbadge-a-q7w2e9r4t1\nsample", "memory/2026-01-01.md")
        );

    [Theory]
    [InlineData("path = '''\\.env$'''", "a/prod.env", "a/prod.md")]
    [InlineData("[[rules.allowlists]]\npaths = ['drafts/']", "a/b.md", "drafts/b.md")]
    [InlineData("[[rules.allowlists]]\ncondition = 'AND'\npaths = ['drafts/']\nstopwords = ['q7']", "a/b.md", "drafts/b.md")]
    public void A_rule_applies_only_to_its_paths(string setting, string included, string excluded)
    {
        var policy = Policies.WithRules(Rule + setting);

        Assert.Equal("badge-a-[REDACTED]", Policies.Redact(policy, "badge-a-q7w2e9r4t1", included));
        Assert.Equal("badge-a-q7w2e9r4t1", Policies.Redact(policy, "badge-a-q7w2e9r4t1", excluded));
    }

    [Fact]
    public void A_file_can_disable_built_in_rules() =>
        Assert.Equal(
            ["npm-token"],
            Policies.WithRules("[extend]\nuseDefault = true\ndisabledRules = ['npm-token']").Detection.DisabledRules
        );

    [Theory]
    [InlineData("[[rules]]\nid = 'a'\nregex = '''x(?=y)'''", 3, 9, "rules[0].regex cannot be compiled")]
    [InlineData("[[rules]]\nid = 'a'\nregex = '''(x)\\1'''", 3, 9, "rules[0].regex cannot be compiled")]
    [InlineData("[[rules]]\nid = 'a'\nregex = '''(x'''", 3, 9, "rules[0].regex cannot be compiled")]
    [InlineData("[[rules]]\nid = 'a'\nregex = '''[[:nope:]]'''", 3, 9, "rules[0].regex cannot be compiled")]
    [InlineData("[[rules]]\nid = 'a'\nregex = '''(a{900}){900}'''", 3, 9, "rules[0].regex cannot be compiled")]
    [InlineData(
        "[[rules]]\nid = 'a'\nregex = 'x'\n[[rules]]\nid = 'b'\nregex = 'x'\nverify = true",
        7,
        10,
        "rules[1].verify is not a known setting"
    )]
    [InlineData("[[rules]]\nid = 'a'\nregex = 'x'\nsecretGroup = 1", 4, 15, "rules[0].secretGroup is more than the number of groups")]
    [InlineData("[[rules]]\nid = 'a'\nregex = 'x'\nentropy = 'high'", 4, 11, "rules[0].entropy must be a number")]
    [InlineData("[[rules]]\nid = 'a'\npath = 'x'", 1, 1, "rules[0] has no regex")]
    [InlineData("[[rules]]\nregex = 'x'", 1, 1, "rules[0] has no id")]
    [InlineData("[[rules]]\nid = 'a b'\nregex = 'x'", 2, 6, "rules[0].id must be letters")]
    [InlineData("[[rules]]\nid = 'a'\nregex = 'x'\n[[rules]]\nid = 'a'\nregex = 'x'", 5, 6, "rules[1].id is the id of another rule")]
    [InlineData(
        "[[rules]]\nid = 'a'\nregex = 'x'\n[[rules.allowlists]]\ncommits = ['x']",
        5,
        11,
        "rules[0].allowlists[0].commits is not a known setting"
    )]
    [InlineData(
        "[[rules]]\nid = 'a'\nregex = 'x'\n[[rules.allowlists]]\nregexTarget = 'all'\nregexes = ['x']",
        5,
        15,
        "rules[0].allowlists[0].regexTarget must be one of"
    )]
    [InlineData("[[rules]]\nid = 'a'\nregex = 'x'\n[rules.allowlist]\ndescription = 'x'", 4, 1, "rules[0].allowlist has neither")]
    [InlineData("[allowlist]\nregexes = ['x']", 1, 1, "the file has allow lists and no rules")]
    [InlineData(
        "[[allowlists]]\ntargetRules = ['b']\nregexes = ['x']\n[[rules]]\nid = 'a'\nregex = 'x'",
        2,
        16,
        "allowlists[0].targetRules[0] names no rule"
    )]
    [InlineData("[extend]\npath = 'x'", 2, 8, "extend.path is not a known setting")]
    [InlineData("[extend]\nuseDefault = false", 1, 1, "extend cannot turn the built-in rules off")]
    [InlineData("[extend]\ndisabledRules = ['generic-api-key']", 2, 18, "extend.disabledRules[0] is not the name of a rule")]
    [InlineData("rules = 5", 1, 9, "rules must be a list of tables")]
    [InlineData("[[rules]]\nid = 'a' 'b'", 2, 10, "this is not valid TOML")]
    [InlineData("[[rules]]\nid = 'a'\nid = 'b'", 3, 1, "this is not valid TOML")]
    public void An_invalid_setting_is_reported_with_its_position(string rules, int line, int column, string what)
    {
        var error = Policies.RuleFileError(rules);

        Assert.Equal(ErrorIds.PolicyInvalid, error.ErrorId);
        Assert.StartsWith($"'acme.toml', line {line}, column {column}: {what}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_with_the_name_of_a_built_in_rule_runs_in_addition_and_the_name_disables_both()
    {
        const string rules = "[[rules]]\nid = 'npm-token'\nregex = 'badge-[0-9]{4}'\n";
        const string text = "badge-1234 npm_Zk3Vn8Qw1Xs5Rt7Yb2LcMd4Pf6Hg9Jj0KaEs";

        Assert.Equal("[REDACTED] [REDACTED]", Policies.Redact(Policies.WithRules(rules), text));
        Assert.Equal(text, Policies.Redact(Policies.WithRules(rules + "[extend]\ndisabledRules = ['npm-token']"), text));
    }

    [Fact]
    public void A_rule_name_must_be_unique_in_all_files() =>
        Assert.Contains(
            "ruleFiles[1] has a rule 'a'",
            Policies.Error("""{ "ruleFiles": ["rules/acme.toml", "rules/acme.toml"] }""", "[[rules]]\nid = 'a'\nregex = 'x'").Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("[[rules]]\nid = 'a'\nregex = 'hunter2canary('")]
    [InlineData("[[rules]]\nid = 'hunter2canary!'\nregex = 'x'")]
    [InlineData("[[rules]]\nhunter2canary = 'x'\nid = 'a'\nregex = 'x'")]
    [InlineData("x = hunter2canary")]
    public void An_error_quotes_nothing_that_could_be_a_secret(string rules) =>
        Assert.DoesNotContain("hunter2canary", Policies.RuleFileError(rules).ToString(), StringComparison.Ordinal);
}
