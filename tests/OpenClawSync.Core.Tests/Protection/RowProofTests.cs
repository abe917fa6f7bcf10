using OpenClawSync.Core.Tests.Protection.Policy;
using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Detection;
using OpenClawSync.Detection.Scanning;
using OpenClawSync.Protection.Policy;
using OpenClawSync.Records;

namespace OpenClawSync.Core.Tests.Protection;

public class RowProofTests
{
    [Fact]
    public void A_row_in_whose_key_a_rule_fires_is_rejected_with_the_names_of_rule_and_field()
    {
        var protector = new Protector(ProtectionPolicy.Default, new Finds("task:"), TestProtection.Key, InstanceId.None);

        var failure = Assert.Throws<OpenClawSyncException>(() => protector.Protect(Samples.Task()));

        Assert.Equal(ErrorIds.ProtectionFailed, failure.ErrorId);
        Assert.Equal("A Task record is rejected: its field sourceKey would hold what the rule stub finds.", failure.Message);
    }

    [Fact]
    public void A_row_that_is_redacted_again_is_checked_too()
    {
        var stored = TestProtection.Protector().Protect(Samples.Task());
        var protector = new Protector(ProtectionPolicy.Default, new Finds("task:"), TestProtection.Key, InstanceId.None);

        Assert.Equal(ErrorIds.ProtectionFailed, Assert.Throws<OpenClawSyncException>(() => protector.Protect(stored)).ErrorId);
    }

    [Fact]
    public void Text_from_the_redactor_is_not_scanned_again()
    {
        var detector = new CountsScans();
        new Protector(ProtectionPolicy.Default, detector, TestProtection.Key, InstanceId.None).Protect(
            Samples.Task(summary: "a summary found nowhere else")
        );

        Assert.Equal(1, detector.Scans["a summary found nowhere else"]);
    }

    [Fact]
    public void A_failing_engine_rejects_the_record_without_quoting_it()
    {
        var protector = new Protector(ProtectionPolicy.Default, new Fails(), TestProtection.Key, InstanceId.None);

        var failure = Assert.Throws<OpenClawSyncException>(() => protector.Protect(Samples.Task(summary: "hunter2")));

        Assert.Equal(ErrorIds.ProtectionFailed, failure.ErrorId);
        Assert.DoesNotContain("hunter2", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_for_any_long_hex_does_not_fire_in_our_own_hashes()
    {
        var policy = Policies.WithRules("[[rules]]\nid = 'hex'\nregex = '''\\b[0-9a-f]{64}\\b'''");
        var record = Policies.Protector(policy).Protect(Samples.Task(summary: new string('a', 64)));

        Assert.Equal("[REDACTED]", record.Fields["summary"]);
    }

    private sealed class Finds(string what) : ISecretDetector
    {
        public string Version => "stub";

        public IReadOnlyList<SecretHit> Detect(ReadOnlySpan<char> text) =>
            text.IndexOf(what, StringComparison.Ordinal) is >= 0 and var at ? [new SecretHit(at, what.Length, "stub", "stub")] : [];
    }

    private sealed class CountsScans : ISecretDetector
    {
        public Dictionary<string, int> Scans { get; } = [];

        public string Version => "stub";

        public IReadOnlyList<SecretHit> Detect(ReadOnlySpan<char> text)
        {
            Scans[text.ToString()] = Scans.GetValueOrDefault(text.ToString()) + 1;
            return [];
        }
    }

    private sealed class Fails : ISecretDetector
    {
        public string Version => "stub";

        public IReadOnlyList<SecretHit> Detect(ReadOnlySpan<char> text) => throw new InvalidOperationException(text.ToString());
    }
}
