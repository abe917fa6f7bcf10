using OpenClawSync.Records;

namespace OpenClawSync.Core.Tests.Runs.FaultInjection;

/// <summary>Injects faults into one run at random.</summary>
internal sealed class Faults(SeededRandom random, int percent, FaultLog log, ModelProcess? process = null)
{
    private readonly ModelProcess _process = process ?? new ModelProcess();

    public static Faults None { get; } = new(new SeededRandom(0), 0, new FaultLog(new()));

    /// <summary>Whether the process was killed during the run.</summary>
    public bool HasKilled => _process.IsDead;

    /// <summary>Faults of the same run for another thread.</summary>
    public Faults Fork() => new(random.Fork(), percent, log, _process);

    public bool Inject(string kind, int perMille = 1000)
    {
        if (percent == 0 || !random.Chance(percent) || random.Next(1000) >= perMille)
        {
            return false;
        }

        log.Fault(kind);
        return true;
    }

    public int Next(int limit) => random.Next(limit);

    /// <summary>May let the target fail here, or kill the process here, after which nothing of it works any more.</summary>
    public void Pass(string place, int perMille = 500)
    {
        if (_process.IsDead)
        {
            throw new OpenClawSyncException(ErrorIds.TargetUnavailable, "The process was killed.");
        }

        if (Inject("error " + place, perMille))
        {
            throw new OpenClawSyncException(ErrorIds.TargetUnavailable, "The target failed.");
        }

        MayKill(place, perMille);
    }

    public void MayKill(string place, int perMille = 500)
    {
        if (!_process.IsDead && Inject("kill " + place, perMille))
        {
            _process.IsDead = true;
            throw new KilledException();
        }
    }
}

/// <summary>The process of one run; all its threads share its end.</summary>
internal sealed class ModelProcess
{
    private volatile bool _isDead;

    public bool IsDead
    {
        get => _isDead;
        set => _isDead = value;
    }
}

/// <summary>The process was killed here.</summary>
internal sealed class KilledException() : Exception("killed");
