using OpenClawSync.Records;
using OpenClawSync.Runs;
using OpenClawSync.Targets;

namespace OpenClawSync.Core.Tests.Support;

/// <summary>Observes a run and does nothing.</summary>
internal sealed class SilentObserver : IRunObserver
{
    public void OnProblem(Problem problem) { }

    public void OnPushed(PushResult result) { }

    public void OnWait(string sentence) { }

    public void OnProgress(RunProgress progress) { }
}
