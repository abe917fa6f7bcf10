using OpenClawSync.Progress;
using OpenClawSync.Records;
using OpenClawSync.Runs;
using OpenClawSync.Targets;

namespace OpenClawSync.Commands;

/// <summary>Shows what a run does: problems, one progress record, and every push on the verbose stream.</summary>
/// <param name="writeVerbose">Writes to the verbose stream.</param>
/// <param name="meter">Shows the progress record.</param>
/// <param name="report">Writes a problem to the stream of its severity.</param>
internal sealed class CmdletObserver(Action<string> writeVerbose, ProgressMeter meter, Action<Problem> report) : IRunObserver
{
    private RecordKind? _kind;

    public void OnProblem(Problem problem) => report(problem);

    public void OnPushed(PushResult result) => writeVerbose(result.ToString());

    public void OnWait(string sentence)
    {
        writeVerbose(sentence);
        meter.Wait(sentence);
    }

    public void OnProgress(RunProgress progress)
    {
        if (_kind != progress.Kind)
        {
            // A run processes one kind after the other, each at its own rate.
            meter.Restart();
            _kind = progress.Kind;
        }

        meter.Show(elapsed => Text(progress, elapsed), progress.Progress);
    }

    // The stages overlap, so they share a percentage, but each has its own count and rate.
    private static string Text(RunProgress progress, TimeSpan elapsed)
    {
        var read = $"{progress.Kind}: {CountText.Format(progress.Read, "read", elapsed)}";
        var known = progress.Known == 0 ? "" : $", {CountText.Format(progress.Known, "known")}";
        if (progress.Protected == 0)
        {
            return read + known;
        }

        var isProtected = CountText.Format(progress.Protected, "protected", elapsed);
        var pushed = CountText.Format(progress.Pushed, "pushed", elapsed);
        return $"{read}{known}, {isProtected}, {pushed}";
    }
}
