using OpenClawSync.Audit;
using OpenClawSync.Core.Tests.Protection.Policy;
using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Detection;

namespace OpenClawSync.Core.Tests.Audit;

public class SecretAuditorTests
{
    private static readonly string Token = Samples.GitHubToken;

    private static readonly SecretAuditor Auditor = new(SecretDetector.Default, TestProtection.Key);

    [Fact]
    public void The_findings_of_a_note_are_distributed_over_its_entries_with_the_lines_of_the_file()
    {
        var entries = Samples.Note($"---\nkey: {Token}\n---\n# A\n\nx {Token}\n\n# Empty {Token}\n\n## B\n\ny\n{Token}\n");

        var found = entries.Select(entry => Auditor.Find(entry).Select(finding => finding.StartLine).ToArray()).ToList();

        Assert.Equal([2, 6, 8, 13], found.SelectMany(lines => lines));
        Assert.All(entries.SelectMany(Auditor.Find), finding => Assert.Equal("memory/2026-11-20.md", finding.Path));
    }

    [Fact]
    public void The_path_of_a_finding_in_a_raw_record_names_the_field() =>
        Assert.Equal(
            "task:0a8c2b54-8f0b-4f7e-9c1d-2f1b7c9e4d01.summary",
            Assert.Single(Auditor.Find(Samples.Task(summary: $"x {Token}"))).Path
        );

    [Fact]
    public void A_secret_in_an_id_is_masked_in_the_path() =>
        Assert.All(Auditor.Find(Samples.Task(id: Token)), finding => Assert.DoesNotContain(Token, finding.Path, StringComparison.Ordinal));

    [Fact]
    public void Only_a_stricter_policy_finds_something_in_a_protected_record()
    {
        var record = TestProtection.Protector().Protect(Samples.Task(summary: $"{Token} badge-q7w2e9r4t1"));
        var strict = Policies.WithRules("[[rules]]\nid = 'badge'\nregex = 'badge-[a-z0-9]{10}'");

        Assert.Empty(Auditor.Find(record));
        var finding = Assert.Single(new SecretAuditor(Policies.Detector(strict), TestProtection.Key).Find(record));
        Assert.Equal(("badge", record.SourceKey + ".summary"), (finding.RuleId, finding.Path));
    }
}
