using OpenClawSync.Module.Tests.Support;

namespace OpenClawSync.Module.Tests.Durability;

/// <summary>A busy home, a target on which runs are killed, and another for what uninterrupted runs store.</summary>
internal sealed class KillScene : IDisposable
{
    private KillScene(KillTarget target, KillTarget reference, int tasks, int notes)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGKILL.");
        var seed = Random.Shared.Next();
        (Target, Reference) = (target, reference);
        Home = new BusyHome(Folder, seed, tasks, notes);
        Series = new KillSeries(target, Home, seed);
    }

    public static KillScene Embedded(int tasks, int notes, bool hasFileStates = true) =>
        new(new EmbeddedKillTarget(hasFileStates), new EmbeddedKillTarget(hasFileStates), tasks, notes);

    public static KillScene AtEndpoint(int tasks, int notes) => new(new ConvexKillTarget(), new ConvexKillTarget(), tasks, notes);

    public TempFolder Folder { get; } = new();

    public BusyHome Home { get; }

    public KillTarget Target { get; }

    public KillTarget Reference { get; }

    public KillSeries Series { get; }

    /// <summary>Runs into the other target under the same key, so that its rows can be compared.</summary>
    public (long Created, long Updated, long Skipped) FinishReference(string arguments = "")
    {
        if (!Directory.Exists(Reference.State))
        {
            Reference.TakeInstallationOf(Target);
        }

        return Series.Finish(arguments, Reference);
    }

    public void Dispose()
    {
        Series.Dispose();
        Target.Dispose();
        Reference.Dispose();
        Folder.Dispose();
    }
}
