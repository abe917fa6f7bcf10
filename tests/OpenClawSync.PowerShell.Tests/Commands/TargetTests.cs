using OpenClawSync.Connections;
using OpenClawSync.Core.Tests.Support;
using OpenClawSync.PowerShell.Tests.Support;
using OpenClawSync.Targets;

namespace OpenClawSync.PowerShell.Tests.Commands;

/// <summary>Checking and reading an embedded target in the real engine. Endpoints are tested out of process.</summary>
public sealed class TargetTests : CommandTest
{
    private static readonly string Token = "ghp_" + "Zk3Vn8Qw1Xs5Rt7Yb2LcMd4Pf6Hg9Jj0KaEs";

    [Fact]
    public void A_synced_target_passes_every_check()
    {
        Run($"Invoke-OpenClawSync '{Home}' -Target '{Target}'");

        var checks = Run($"Test-OpenClawTarget '{Target}'").Of<TargetCheck>();

        Assert.Equal(
            ["Reachable", "Authorized", "Identity", "SchemaVersion", "ClockSkew", "RoundTrip", "Secrets", "Integrity"],
            checks.Select(check => check.Name)
        );
        Assert.All(checks, check => Assert.Equal(check.Name == "ClockSkew" ? CheckStatus.Skipped : CheckStatus.Passed, check.Status));
    }

    [Fact]
    public void A_missing_target_fails_the_first_check_and_is_not_created()
    {
        var checks = Run($"Test-OpenClawTarget '{Target}'").Of<TargetCheck>();

        Assert.Equal((CheckStatus.Failed, 7), (checks[0].Status, checks.Count(check => check.Status == CheckStatus.Skipped)));
        Assert.False(File.Exists(Target));
    }

    [Fact]
    public void A_secret_in_a_row_is_found_and_not_shown()
    {
        Run($"Invoke-OpenClawSync '{Home}' -Target '{Target}'");
        HomeBuilder.Execute(Target, $"UPDATE openclawTasks SET summary = 'key {Token}' WHERE sourceKey LIKE 'task:5f1b%'");

        var secrets = Run($"Test-OpenClawTarget '{Target}'").Of<TargetCheck>().Single(check => check.Name == "Secrets");

        Assert.Equal(CheckStatus.Failed, secrets.Status);
        Assert.StartsWith(
            "1 field contains what a rule finds, the first in summary of a Task row",
            secrets.Detail,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(Token, secrets.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_are_found_by_kind_and_text_and_removed_rows_are_hidden()
    {
        Run($"Invoke-OpenClawSync '{Home}' -Target '{Target}'");
        HomeBuilder.Execute(Target, "UPDATE openclawCronJobs SET removedAt = 1 WHERE name = 'Price watch'");

        Assert.Equal(SampleHome.RecordCount - 1, Found("").Count);
        Assert.Equal(SampleHome.RecordCount, Found("-IncludeRemoved").Count);
        Assert.Equal(4, Found("-Kind Cron").Count);
        Assert.Contains(Found("'SENSOR' -Kind Task"), row => row.Title == "Read the sensor manual");
        Assert.Empty(Found("'no row says this'"));
    }

    [Fact]
    public void A_viewer_sees_what_the_read_rule_allows()
    {
        Run($"Invoke-OpenClawSync '{Home}' -Target '{Target}'");
        HomeBuilder.Execute(
            Target,
            """
            UPDATE openclawTasks SET visibility = 'team' WHERE sourceKey LIKE 'task:5f1b%';
            UPDATE openclawTasks SET visibility = 'public' WHERE sourceKey LIKE 'task:0a8c%'
            """
        );

        Assert.Single(Found("-Viewer nobody"));
        Assert.Equal(2, Found("-Viewer nobody -Role ops").Count(row => row.OwnerType != "system"));
        Assert.All(Found("-Viewer owner"), row => Assert.NotEqual("system", row.OwnerType));
        Assert.Contains(Found("-Role admin"), row => row.OwnerType == "system");
    }

    [Fact]
    public void A_viewer_of_an_endpoint_is_identified_only_by_a_token() =>
        Assert.StartsWith(
            "ViewerInvalid",
            Run("Find-OpenClawRecord -Target https://x.convex.site/openclaw/ingest -Viewer me").ErrorId,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("http://example.org/ingest")]
    [InlineData("https://user:sesame@example.org/ingest")]
    [InlineData("ftp://example.org/ingest")]
    public void A_URL_that_is_not_allowed_is_rejected_before_anything_is_created(string url)
    {
        var run = Run($"Invoke-OpenClawSync '{Home}' -Target '{url}'");

        Assert.StartsWith("TargetInvalid", run.ErrorId, StringComparison.Ordinal);
        Assert.DoesNotContain("sesame", run.ErrorMessage, StringComparison.Ordinal);
    }

    private List<StoredRecord> Found(string arguments) => Run($"Find-OpenClawRecord {arguments} -Target '{Target}'").Of<StoredRecord>();
}
