using OpenClawSync.Records;
using OpenClawSync.Runs;
using OpenClawSync.Targets;

namespace OpenClawSync.Commands;

/// <summary>Shows the problems that a run would have; the plan itself shows everything else.</summary>
/// <param name="report">Writes a problem to the stream of its severity.</param>
internal sealed class PlanObserver(Action<Problem> report) : IRunObserver
{
    public void OnProblem(Problem problem) => report(problem);

    public void OnPushed(PushResult result) { }

    public void OnWait(string message) { }

    public void OnProgress(RunProgress progress) { }
}
