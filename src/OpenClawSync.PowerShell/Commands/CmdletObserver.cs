using System.Diagnostics;
using System.Management.Automation;
using OpenClawSync.Records;
using OpenClawSync.Runs;
using OpenClawSync.Targets;

namespace OpenClawSync.Commands;

/// <summary>Tells the session what a run does: problems, one progress record, each push in verbose.</summary>
internal sealed class CmdletObserver(Cmdlet cmdlet, Action<Problem> report) : IRunObserver
{
    private const string Activity = "Syncing OpenClaw";

    // Hosts draw slowly; more often than this helps nobody.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private long _shownAt;

    public void OnProblem(Problem problem) => report(problem);

    public void OnPushed(PushResult result) => cmdlet.WriteVerbose(result.ToString());

    public void OnWait(string sentence)
    {
        cmdlet.WriteVerbose(sentence);
        cmdlet.WriteProgress(new ProgressRecord(0, Activity, "Waiting") { CurrentOperation = sentence });
        _shownAt = 0;
    }

    public void OnProgress(RunProgress progress)
    {
        if (_shownAt != 0 && Stopwatch.GetElapsedTime(_shownAt) < Pause)
        {
            return;
        }

        _shownAt = Stopwatch.GetTimestamp();
        var status = $"{progress.Kind}: {progress.Read} read, {progress.Known} known, {progress.Pushed} pushed";
        cmdlet.WriteProgress(new ProgressRecord(0, Activity, status));
    }

    public void Complete() =>
        cmdlet.WriteProgress(new ProgressRecord(0, Activity, "Done") { RecordType = ProgressRecordType.Completed });
}
