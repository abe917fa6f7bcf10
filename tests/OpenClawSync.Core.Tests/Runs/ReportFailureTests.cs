using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;
using OpenClawSync.Runs;

namespace OpenClawSync.Core.Tests.Runs;

/// <summary>
/// A report that cannot be written. Here the draft beside it would have too long a name, which fails like a full disk does.
/// </summary>
public sealed class ReportFailureTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Report => _folder[new string('r', 240) + ".json"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_report_of_an_earlier_success_does_not_remain()
    {
        File.WriteAllText(
            Report,
            """
            {
              "reportVersion": 2, "runId": "earlier", "status": "succeeded", "startedAt": "", "finishedAt": "", "durationMs": 1, "kinds": {}
            }
            """
        );

        Fail();

        Assert.False(File.Exists(Report));
    }

    [Fact]
    public void A_file_that_is_not_a_report_is_not_removed()
    {
        File.WriteAllText(Report, "letters");

        Fail();

        Assert.Equal("letters", File.ReadAllText(Report));
    }

    private void Fail() =>
        FailedStart.Report(
            new RunReport(Report),
            new OpenClawSyncException(ErrorIds.StateUnavailable, "The disk is full."),
            "target.db",
            TimeProvider.System,
            TestContext.Current.CancellationToken
        );
}
