using System.Collections.Concurrent;

namespace OpenClawSync.Core.Tests.Runs.FaultInjection;

/// <summary>The events of a schedule in order, and the number of faults of each kind that were injected in all schedules.</summary>
internal sealed class FaultLog(ConcurrentDictionary<string, long> totals)
{
    private readonly ConcurrentQueue<string> _lines = new();

    public void Step(string line) => _lines.Enqueue(line);

    public void Fault(string kind)
    {
        totals.AddOrUpdate(kind, 1, (_, count) => count + 1);
        _lines.Enqueue("    ! " + kind);
    }

    public void Count(string what) => totals.AddOrUpdate(what, 1, (_, count) => count + 1);

    public override string ToString() => string.Join('\n', _lines);
}
