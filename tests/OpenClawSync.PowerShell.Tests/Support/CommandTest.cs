using OpenClawSync.Core.Tests.Support;

[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]

namespace OpenClawSync.PowerShell.Tests.Support;

/// <summary>A test with an engine, a temporary folder and a copy of the sample home. They run one by one: the environment is shared.</summary>
public abstract class CommandTest : IDisposable
{
    private readonly Engine _engine;

    protected CommandTest()
    {
        Home = HomeBuilder.Fixture(Folder);
        _engine = new Engine(Folder["state"]);
    }

    protected TempFolder Folder { get; } = new();

    protected string Home { get; }

    protected string Target => Folder["mission-control.db"];

    internal EngineResult Run(string script) => _engine.Run(script);

    /// <summary>Stops what runs, as Ctrl+C does.</summary>
    internal void Stop() => _engine.Stop();

    internal object? Scalar(string sql) => HomeBuilder.Scalar(Target, sql);

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        _engine.Dispose();
        Folder.Dispose();
    }
}
