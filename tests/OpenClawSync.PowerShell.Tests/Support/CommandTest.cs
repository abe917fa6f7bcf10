using OpenClawSync.Core.Tests.Support;

[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]

namespace OpenClawSync.PowerShell.Tests.Support;

/// <summary>
/// A test with an engine, a temporary folder and a copy of the sample home. Tests share the environment, so they run one by one.
/// </summary>
public abstract class CommandTest : IDisposable
{
    protected CommandTest()
    {
        Home = HomeBuilder.Fixture(Folder);
        Engine = new Engine(Folder["state"]);
    }

    private protected Engine Engine { get; }

    protected TempFolder Folder { get; } = new();

    protected string Home { get; }

    protected string Target => Folder["mission-control.db"];

    internal EngineResult Run(string script) => Engine.Run(script);

    /// <summary>Stops the running script, as Ctrl+C does.</summary>
    internal void Stop() => Engine.Stop();

    internal object? Scalar(string sql) => HomeBuilder.Scalar(Target, sql);

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        Engine.Dispose();
        Folder.Dispose();
    }
}
