using CsCheck;
using OpenClawSync.Core.Tests.Protection.Policy;
using OpenClawSync.Core.Tests.Support;

namespace OpenClawSync.Core.Tests.Protection;

public class RedactionsByRuleTests
{
    [Fact]
    public void Each_rule_has_the_number_of_places_it_replaced()
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
    public void A_masked_id_counts_for_the_rule_that_asked_for_it_and_a_home_folder_for_itself()
    {
        var (secret, home) = (
            TestProtection.Protector().Protect(Samples.Task(id: Samples.GitHubToken)),
            TestProtection.Protector().Protect(Samples.Task(id: "/home/alice/x"))
        );

        Assert.Equal([KeyValuePair.Create("github-token", 1)], secret.RedactionsByRule);
        Assert.Equal([KeyValuePair.Create("home-folder", 1)], home.RedactionsByRule);
    }

    [Fact]
    public void A_secret_of_a_note_counts_where_it_shows()
    {
        var record = TestProtection.Protector().Protect(Samples.Note($"## {Samples.GitHubToken}\n\nx {Samples.GitHubToken}\n")[0]);

        Assert.Equal([KeyValuePair.Create("github-token", 2)], record.RedactionsByRule);
    }

    [Fact]
    public void A_record_without_a_secret_has_none() => Assert.Empty(TestProtection.Protector().Protect(Samples.Task()).RedactionsByRule);

    [Fact]
    public void The_counts_make_up_the_whole()
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
