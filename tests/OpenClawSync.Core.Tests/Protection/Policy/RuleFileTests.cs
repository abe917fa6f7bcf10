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
    public void A_rule_takes_its_group_out(string text, string expected) =>
        Assert.Equal(expected, Policies.Redact(Policies.WithRules(Rule), text));

    [Fact]
    public void A_rule_sees_across_the_lines_of_a_JSON_string()
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
    public void What_an_allow_list_names_is_left_alone(string list, string text)
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
    public void What_an_allow_list_does_not_name_is_not(string list) =>
        Assert.Equal(
            "sample\nbadge-a-[REDACTED]\nsample",
            Policies.Redact(Policies.WithRules(Rule + list), "sample\nbadge-a-q7w2e9r4t1\nsample", "memory/2026-01-01.md")
        );

    [Theory]
    [InlineData("path = '''\\.env$'''", "a/prod.env", "a/prod.md")]
    [InlineData("[[rules.allowlists]]\npaths = ['drafts/']", "a/b.md", "drafts/b.md")]
    [InlineData("[[rules.allowlists]]\ncondition = 'AND'\npaths = ['drafts/']\nstopwords = ['q7']", "a/b.md", "drafts/b.md")]
    public void A_rule_runs_at_its_paths(string setting, string runs, string rests)
    {
        var policy = Policies.WithRules(Rule + setting);

        Assert.Equal("badge-a-[REDACTED]", Policies.Redact(policy, "badge-a-q7w2e9r4t1", runs));
        Assert.Equal("badge-a-q7w2e9r4t1", Policies.Redact(policy, "badge-a-q7w2e9r4t1", rests));
    }

    [Fact]
    public void A_file_may_turn_built_in_rules_off() =>
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
        "rules[1].verify is not a setting"
    )]
    [InlineData("[[rules]]\nid = 'a'\nregex = 'x'\nsecretGroup = 1", 4, 15, "rules[0].secretGroup is more than the groups")]
    [InlineData("[[rules]]\nid = 'a'\nregex = 'x'\nentropy = 'high'", 4, 11, "rules[0].entropy must be a number")]
    [InlineData("[[rules]]\nid = 'a'\npath = 'x'", 1, 1, "rules[0] has no regex")]
    [InlineData("[[rules]]\nregex = 'x'", 1, 1, "rules[0] has no id")]
    [InlineData("[[rules]]\nid = 'a b'\nregex = 'x'", 2, 6, "rules[0].id must be letters")]
    [InlineData("[[rules]]\nid = 'a'\nregex = 'x'\n[[rules]]\nid = 'a'\nregex = 'x'", 5, 6, "rules[1].id is the id of another rule")]
    [InlineData(
        "[[rules]]\nid = 'a'\nregex = 'x'\n[[rules.allowlists]]\ncommits = ['x']",
        5,
        11,
        "rules[0].allowlists[0].commits is not a setting"
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
    [InlineData("[extend]\npath = 'x'", 2, 8, "extend.path is not a setting")]
    [InlineData("[extend]\nuseDefault = false", 1, 1, "extend cannot turn the built-in rules off")]
    [InlineData("[extend]\ndisabledRules = ['generic-api-key']", 2, 18, "extend.disabledRules[0] is not the name of a rule")]
    [InlineData("rules = 5", 1, 9, "rules must be a list of tables")]
    [InlineData("[[rules]]\nid = 'a' 'b'", 2, 10, "this is not TOML")]
    [InlineData("[[rules]]\nid = 'a'\nid = 'b'", 3, 1, "this is not TOML")]
    public void What_is_wrong_is_told_with_its_place(string rules, int line, int column, string what)
    {
        var refusal = Policies.RuleRefusal(rules);

        Assert.Equal(ErrorIds.PolicyInvalid, refusal.ErrorId);
        Assert.StartsWith($"'acme.toml', line {line}, column {column}: {what}", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_that_is_named_like_a_built_in_one_runs_beside_it_and_the_name_disables_both()
    {
        const string rules = "[[rules]]\nid = 'npm-token'\nregex = 'badge-[0-9]{4}'\n";
        const string text = "badge-1234 npm_Zk3Vn8Qw1Xs5Rt7Yb2LcMd4Pf6Hg9Jj0KaEs";

        Assert.Equal("[REDACTED] [REDACTED]", Policies.Redact(Policies.WithRules(rules), text));
        Assert.Equal(text, Policies.Redact(Policies.WithRules(rules + "[extend]\ndisabledRules = ['npm-token']"), text));
    }

    [Fact]
    public void A_name_stands_for_one_rule_of_all_files() =>
        Assert.Contains(
            "ruleFiles[1] has a rule 'a'",
            Policies.Refusal("""{ "ruleFiles": ["rules/acme.toml", "rules/acme.toml"] }""", "[[rules]]\nid = 'a'\nregex = 'x'").Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("[[rules]]\nid = 'a'\nregex = 'hunter2canary('")]
    [InlineData("[[rules]]\nid = 'hunter2canary!'\nregex = 'x'")]
    [InlineData("[[rules]]\nhunter2canary = 'x'\nid = 'a'\nregex = 'x'")]
    [InlineData("x = hunter2canary")]
    public void An_error_tells_nothing_that_could_be_a_secret(string rules) =>
        Assert.DoesNotContain("hunter2canary", Policies.RuleRefusal(rules).ToString(), StringComparison.Ordinal);
}
