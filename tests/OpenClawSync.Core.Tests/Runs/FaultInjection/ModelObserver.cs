using System.Text;
using OpenClawSync.Records;
using OpenClawSync.Runs;
using OpenClawSync.Targets;

namespace OpenClawSync.Core.Tests.Runs.FaultInjection;

/// <summary>Collects the events of a run; the process may be killed in any of them.</summary>
internal sealed class ModelObserver(Faults faults, KeysCreated created, FaultLog log) : IRunObserver
{
    private readonly StringBuilder _text = new();

    /// <summary>The text of all events.</summary>
    public string Text => _text.ToString();

    public void OnProblem(Problem problem)
    {
        _text.Append(problem).Append('\n');
        faults.MayKill("at a problem");
    }

    public void OnPushed(PushResult result)
    {
        _text.Append(result).Append(' ').Append(result.Notes).Append('\n');
        created.Add(result);
        if (result.Status is not PushStatus.Unchanged)
        {
            log.Step("    " + result);
        }

        faults.MayKill("at a result");
    }

    public void OnWait(string message) => _text.Append(message).Append('\n');

    public void OnProgress(RunProgress progress) => faults.MayKill("at progress");
}

/// <summary>The keys whose rows a target reported as created. It must not create one a second time, unless it lost the row.</summary>
internal sealed class KeysCreated
{
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);

    public void Add(PushResult result)
    {
        // A row whose key the newer rules mask is deleted under them, and may be created again under the older rules.
        if (result.Status == PushStatus.Created && !result.Key.Contains(ModelTexts.Marker, StringComparison.Ordinal))
        {
            Assert.True(_keys.Add(result.Key), $"{result.Key} was created twice.");
        }
    }

    public void Forget() => _keys.Clear();
}
