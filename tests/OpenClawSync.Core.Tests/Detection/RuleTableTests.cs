using System.Text.RegularExpressions;
using OpenClawSync.Detection;
using OpenClawSync.Detection.Rules;
using OpenClawSync.Detection.Rules.BuiltIn;
using OpenClawSync.Detection.Scanning;

namespace OpenClawSync.Core.Tests.Detection;

public partial class RuleTableTests
{
    internal static IReadOnlyList<IRuleInfo> Rules => RuleTable.All;

    [Fact]
    public void There_are_more_than_two_hundred_and_fifty_rules_with_unique_ids()
    {
        Assert.True(Rules.Count > 250, $"{Rules.Count} rules");
        Assert.Equal(Rules.Count, Rules.Select(rule => rule.Id).Distinct().Count());
        Assert.All(Rules, rule => Assert.Matches(KebabCase(), rule.Id));
        Assert.All(Rules, rule => Assert.Matches(KebabCase(), rule.Reason));
    }

    [Fact]
    public void Every_rule_has_a_trigger_two_positive_samples_and_a_negative_one() =>
        Assert.All(
            Rules,
            rule =>
            {
                Assert.NotEmpty(rule.Provider);
                Assert.NotEmpty(rule.Triggers);
                Assert.All(rule.Triggers, trigger => Assert.True(trigger.Length >= 1));
                Assert.True(rule.Positives.Count() >= 2, rule.Id);
                Assert.NotEmpty(rule.Negatives);
            }
        );

    [Fact]
    public void Every_positive_sample_is_found_and_no_negative_one()
    {
        var wrong = new List<string>();
        foreach (var rule in Rules)
        {
            wrong.AddRange(
                rule.Positives.Where(sample => SecretDetector.Default.Detect(sample).Count == 0)
                    .Select(sample => $"missed {rule.Id}: {sample}")
            );
            wrong.AddRange(
                rule.Negatives.Where(sample => SecretDetector.Default.Detect(sample).Count > 0).Select(sample => $"hit {rule.Id}: {sample}")
            );
        }
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Fact]
    public void Every_token_rule_finds_its_samples_without_other_rules()
    {
        var wrong = new List<string>();
        foreach (var rule in BuiltInRules.Tokens)
        {
            var others = Rules.Select(other => other.Id).Where(id => id != rule.Id).ToArray();
            var alone = new SecretDetector(new DetectorOptions { DisabledRules = others });
            wrong.AddRange(
                rule.Positives.Where(sample => alone.Detect($"see {sample} here").Count == 0).Select(sample => $"{rule.Id}: {sample}")
            );
        }
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex KebabCase();
}
