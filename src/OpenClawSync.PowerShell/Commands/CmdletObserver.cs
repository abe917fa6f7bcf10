using System.Management.Automation;
using OpenClawSync.Progress;
using OpenClawSync.Records;
using OpenClawSync.Runs;
using OpenClawSync.Targets;

namespace OpenClawSync.Commands;

/// <summary>Tells the session what a run does: problems, one progress record, each push in verbose.</summary>
internal sealed class CmdletObserver(Cmdlet cmdlet, ProgressMeter meter, Action<Problem> report) : IRunObserver
{
    private RecordKind? _kind;

    public void OnProblem(Problem problem) => report(problem);

    public void OnPushed(PushResult result) => cmdlet.WriteVerbose(result.ToString());

    public void OnWait(string sentence)
    {
        cmdlet.WriteVerbose(sentence);
        meter.Wait(sentence);
    }

    public void OnProgress(RunProgress progress)
    {
        if (_kind != progress.Kind)
        {
            // A run goes kind by kind, and each has a speed of its own.
            meter.Restart();
            _kind = progress.Kind;
        }

        meter.Show(elapsed => Text(progress, elapsed), progress.Progress);
    }

    // The stages overlap, so they share one end, but each has its count and rate.
    private static string Text(RunProgress progress, TimeSpan elapsed)
    {
        var read = $"{progress.Kind}: {Tally.Format(progress.Read, "read", elapsed)}";
        var known = progress.Known == 0 ? "" : $", {Tally.Format(progress.Known, "known")}";
        return progress.Protected == 0
            ? read + known
            : $"{read}{known}, {Tally.Format(progress.Protected, "protected", elapsed)}, {Tally.Format(progress.Pushed, "pushed", elapsed)}";
    }
}
