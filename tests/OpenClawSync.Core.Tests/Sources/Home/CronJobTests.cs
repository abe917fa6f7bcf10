using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;

namespace OpenClawSync.Core.Tests.Sources.Home;

/// <summary>The names of jobs, and their health beyond the status of the last run.</summary>
public sealed class CronJobTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("""{"displayName":"Acme Nightly"}""", "Acme Nightly")]
    [InlineData("""{"displayName":" "}""", "nightly")]
    [InlineData("{}", "nightly")]
    public void A_job_has_the_name_that_OpenClaw_displays(string definition, string expected) =>
        Assert.Equal(expected, Job(TaskStore.Job("j", "nightly", ("job_json", definition))).Name);

    [Fact]
    public void A_job_says_what_became_of_its_last_result_and_why_it_is_disabled()
    {
        var job = Job(
            TaskStore.Job(
                "j",
                "nightly",
                ("enabled", 0),
                (
                    "state_json",
                    """
                    {"lastRunStatus":"ok","lastDeliveryStatus":"not-delivered","lastDeliveryError":"no route","runningAtMs":1795892700000,
                     "autoDisabled":{"reason":"too many errors","atMs":1795892700000,"consecutiveErrors":10}}
                    """
                )
            )
        );

        Assert.Equal(
            ("ok", "not-delivered", "no route", "too many errors", 1795892700000L),
            (job.LastStatus, job.DeliveryStatus, job.DeliveryError, job.DisabledReason, job.RunningSince?.ToUnixTimeMilliseconds())
        );
    }

    [Fact]
    public void A_healthy_job_has_none_of_these()
    {
        var job = Job(TaskStore.Job("j", "nightly", ("state_json", """{"lastRunStatus":"ok","autoDisabled":null}""")));

        Assert.Equal((null, null, null, null), (job.DeliveryStatus, job.DeliveryError, job.DisabledReason, job.RunningSince));
    }

    private CronJobRecord Job(string row) =>
        Assert.Single(Reading.All(TaskStore.Create(_folder, row), _folder).Records.OfType<CronJobRecord>());
}
