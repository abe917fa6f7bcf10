using OpenClawSync.Detection;
using OpenClawSync.Detection.Rules.BuiltIn;

namespace OpenClawSync.Core.Tests.Detection;

public class CleanTextTests
{
    private const string Clean =
        "# Session 2026-03-01\n\n- 13:55 deployed v1.4.2 (commit a94a8fe5ccb1), see https://example.org/run/18231?page=2\n"
        + "- token budget was fine; the key point is to reset passwords monthly\n\n```json\n"
        + "{\"id\":\"550e8400-e29b-41d4-a716-446655440000\",\"maxTokens\":4096}\n```\n"
        + "路径 /home/claw/.openclaw/memory/2026-03-01.md 已更新，耗时 12.5 秒。\n";

    [Fact]
    public void Clean_text_allocates_nothing()
    {
        var text = string.Concat(Enumerable.Repeat(Clean, 20));
        Assert.Empty(SecretDetector.Default.Detect(text));

        // The first call initializes statics and fills the array pool of the thread. After that no call allocates, not even before the
        // runtime has optimized the code. A garbage collection may empty the pool, which costs one call an array.
        Assert.Contains(0, Enumerable.Range(0, 5).Select(_ => AllocatedBy(text)));
    }

    [Theory]
    [InlineData("Tried basic authentication with Basic YWJjZGVmZ2hpams and a bearer token.")]
    [InlineData("| option | password | default |\n|---|---|---|\n| a | required | none |\n")]
    [InlineData("{\"name\":\"DB_PASSWORD\",\"value\":\"${DB_PASSWORD}\",\"key\":\"\\u0041\"}")]
    [InlineData("see 550e8400-e29b-41d4-a716-446655440000, sk-learn-compatible-estimator-v2 and mailto:claw@db.internal")]
    [InlineData("kind: SecretStore\ndata:\n  first: UzNjcjN0UGFzcyE=\n")]
    [InlineData("密码：请重置后再试 аdmin пароль нет &#65; a\u200bb")]
    public void Clean_text_that_looks_suspicious_allocates_nothing(string text)
    {
        Assert.Empty(SecretDetector.Default.Detect(text));
        Assert.Contains(0, Enumerable.Range(0, 5).Select(_ => AllocatedBy(text)));
    }

    [Fact]
    public void An_allocation_is_measured() =>
        Assert.DoesNotContain(0, Enumerable.Range(0, 5).Select(_ => AllocatedBy("password: kX9fq2vLm")));

    [Fact]
    public void Concurrent_calls_give_the_same_hits()
    {
        var token = BuiltInRules.Tokens.Single(rule => rule.Id == "github-token").Positives.First();
        var expected = SecretDetector.Default.Detect(Clean + token);

        Assert.Single(expected);
        Parallel.For(0, 200, _ => Assert.Equal(expected, SecretDetector.Default.Detect(Clean + token)));
    }

    [Fact]
    public void The_hit_has_the_id_of_the_rule_that_knows_the_provider()
    {
        var token = BuiltInRules.Tokens.Single(rule => rule.Id == "github-token").Positives.First();

        var hit = Assert.Single(SecretDetector.Default.Detect($"token: {token}"));
        Assert.Equal(("github-token", "source-control-token"), (hit.RuleId, hit.Reason));
    }

    private static long AllocatedBy(string text)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        SecretDetector.Default.Detect(text);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
