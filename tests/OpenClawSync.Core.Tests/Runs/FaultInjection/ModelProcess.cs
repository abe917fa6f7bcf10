namespace OpenClawSync.Core.Tests.Runs.FaultInjection;

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
