using CsCheck;
using OpenClawSync.Core.Tests.Protection.Policy;
using OpenClawSync.Core.Tests.Support;

namespace OpenClawSync.Core.Tests.Protection;

public class RedactionsByRuleTests
{
    [Fact]
    public void Each_rule_is_counted_for_the_places_it_redacted()
    {
        var policy = Policies.WithRules("[[rules]]\nid = 'acme'\nregex = '''acme-[0-9]{6}'''");

        var record = Policies.Protector(policy).Protect(Samples.Task(summary: $"{Samples.GitHubToken} and acme-123456, acme-654321"));

        Assert.Equal(
            [KeyValuePair.Create("acme", 2), KeyValuePair.Create("github-token", 1)],
            record.RedactionsByRule.OrderBy(count => count.Key)
        );
        Assert.Equal(3, record.RedactionCount);
    }

    [Fact]
    public void A_masked_id_counts_for_its_rule_and_a_masked_home_folder_for_a_rule_of_its_own()
    {
        var (secret, home) = (
            TestProtection.Protector().Protect(Samples.Task(id: Samples.GitHubToken)),
            TestProtection.Protector().Protect(Samples.Task(id: "/home/alice/x"))
        );

        Assert.Equal([KeyValuePair.Create("github-token", 1)], secret.RedactionsByRule);
        Assert.Equal([KeyValuePair.Create("home-folder", 1)], home.RedactionsByRule);
    }

    [Fact]
    public void A_secret_in_a_note_counts_once_for_each_field_that_shows_it()
    {
        var record = TestProtection.Protector().Protect(Samples.Note($"## {Samples.GitHubToken}\n\nx {Samples.GitHubToken}\n")[0]);

        Assert.Equal([KeyValuePair.Create("github-token", 2)], record.RedactionsByRule);
    }

    [Fact]
    public void A_record_without_a_secret_has_no_redactions() =>
        Assert.Empty(TestProtection.Protector().Protect(Samples.Task()).RedactionsByRule);

    [Fact]
    public void The_counts_add_up_to_the_total()
    {
        var protector = TestProtection.Protector();

        RecordGen.Any.Sample(record =>
        {
            var made = protector.Protect(record);

            Assert.Equal(made.RedactionCount, made.RedactionsByRule.Values.Sum());
            Assert.Equal(made.RedactionReason is not null, made.RedactionCount > 0);
        });
    }
}
