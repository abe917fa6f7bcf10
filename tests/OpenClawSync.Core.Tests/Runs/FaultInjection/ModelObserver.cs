using System.Text;
using OpenClawSync.Records;
using OpenClawSync.Runs;
using OpenClawSync.Targets;

namespace OpenClawSync.Core.Tests.Runs.FaultInjection;

/// <summary>Keeps what it hears; the process may end while it listens.</summary>
internal sealed class ModelObserver(Faults faults, KeysCreated created, FaultLog log) : IRunObserver
{
    private readonly StringBuilder _text = new();

    /// <summary>All that was said.</summary>
    public string Text => _text.ToString();

    public void OnProblem(Problem problem)
    {
        _text.Append(problem).Append('\n');
        faults.MayKill("at a problem");
    }

    public void OnPushed(PushResult result)
    {
        _text.Append(result).Append(' ').Append(result.Notes).Append('\n');
        created.Hear(result);
        if (result.Status is not PushStatus.Unchanged)
        {
            log.Step("    " + result);
        }

        faults.MayKill("at a result");
    }

    public void OnWait(string sentence) => _text.Append(sentence).Append('\n');

    public void OnProgress(RunProgress progress) => faults.MayKill("at progress");
}
