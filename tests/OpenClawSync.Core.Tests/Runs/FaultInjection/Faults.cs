using OpenClawSync.Records;

namespace OpenClawSync.Core.Tests.Runs.FaultInjection;

/// <summary>What goes wrong in one run, by chance.</summary>
internal sealed class Faults(Chance chance, int percent, FaultLog log, ModelProcess? process = null)
{
    private readonly ModelProcess _process = process ?? new ModelProcess();

    public static Faults None { get; } = new(new Chance(0), 0, new FaultLog(new()));

    /// <summary>Whether the process ended in the midst of the run.</summary>
    public bool HasKilled => _process.IsDead;

    /// <summary>Faults of the same run for another thread.</summary>
    public Faults Branch() => new(chance.Branch(), percent, log, _process);

    public bool Strike(string kind, int perMille = 1000)
    {
        if (percent == 0 || !chance.In(percent) || chance.Below(1000) >= perMille)
        {
            return false;
        }

        log.Fault(kind);
        return true;
    }

    public int Below(int limit) => chance.Below(limit);

    /// <summary>The target fails here, or the process ends here and nothing it holds does anything more.</summary>
    public void Pass(string place, int perMille = 500)
    {
        if (_process.IsDead)
        {
            throw new OpenClawSyncException(ErrorIds.TargetUnavailable, "The process is gone.");
        }

        if (Strike("error " + place, perMille))
        {
            throw new OpenClawSyncException(ErrorIds.TargetUnavailable, "The target failed.");
        }

        MayKill(place, perMille);
    }

    public void MayKill(string place, int perMille = 500)
    {
        if (!_process.IsDead && Strike("kill " + place, perMille))
        {
            _process.IsDead = true;
            throw new KilledException();
        }
    }
}
