using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Runspaces;
using OpenClawSync.Commands;

namespace OpenClawSync.PowerShell.Tests.Support;

/// <summary>Runs scripts in the real engine, with the cmdlets of this build and a separate state folder.</summary>
internal sealed class Engine : IDisposable
{
    // Long enough for a busy machine, and shorter than the timeouts of the commands.
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(2);

    private readonly Runspace _runspace;
    private System.Management.Automation.PowerShell? _running;

    static Engine() => Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");

    /// <param name="stateFolder">The state folder.</param>
    /// <param name="host">The host; null for one that is not interactive.</param>
    public Engine(string stateFolder, PSHost? host = null)
    {
        Environment.SetEnvironmentVariable("OPENCLAW_SYNC_HOME", stateFolder);
        var initial = InitialSessionState.CreateDefault2();
        initial.ThrowOnRunspaceOpenError = true;
        initial.ImportPSModule(typeof(OpenClawCmdlet).Assembly.Location);
        _runspace = host is null ? RunspaceFactory.CreateRunspace(initial) : RunspaceFactory.CreateRunspace(host, initial);
        _runspace.Open();
    }

    public EngineResult Run(string script)
    {
        using var shell = System.Management.Automation.PowerShell.Create(_runspace);
        shell.AddScript(script);
        _running = shell;
        var output = new List<PSObject>();
        Exception? terminating = null;
        try
        {
            shell.Invoke(null, output);
        }
        catch (RuntimeException failure)
        {
            terminating = failure;
        }

        return new EngineResult(output, [.. shell.Streams.Error], terminating as RuntimeException, Printed(shell))
        {
            Warnings = [.. shell.Streams.Warning.Select(warning => warning.Message)],
            Verbose = [.. shell.Streams.Verbose.Select(verbose => verbose.Message)],
        };
    }

    /// <summary>Stops a script, as Ctrl+C does, after it has reached a certain point.</summary>
    public PSInvocationState Stop(string script, Func<bool> hasBegun)
    {
        using var shell = System.Management.Automation.PowerShell.Create(_runspace);
        var running = shell.AddScript(script).BeginInvoke();
        Assert.True(
            SpinWait.SpinUntil(() => hasBegun() || running.IsCompleted, Timeout),
            "The script did not reach the point at which it is stopped."
        );
        Assert.False(running.IsCompleted, "The script ended by itself.");
        Assert.True(Task.Run(shell.Stop).Wait(Timeout), "The script did not stop.");
        return shell.InvocationStateInfo.State;
    }

    /// <summary>Stops the running script from another thread, as Ctrl+C does.</summary>
    public void Stop() => _running?.Stop();

    public void Dispose() => _runspace.Dispose();

    private static string Printed(System.Management.Automation.PowerShell shell) =>
        string.Join(
            '\n',
            shell
                .Streams.Error.Select(error => $"{error} {error.CategoryInfo} {error.FullyQualifiedErrorId}")
                .Concat(shell.Streams.Warning.Select(warning => warning.ToString()))
                .Concat(shell.Streams.Verbose.Select(verbose => verbose.ToString()))
                .Concat(shell.Streams.Debug.Select(debug => debug.ToString()))
                .Concat(shell.Streams.Information.Select(information => information.ToString()))
                .Concat(
                    shell.Streams.Progress.Select(progress =>
                        $"{progress.Activity} {progress.StatusDescription} {progress.CurrentOperation}"
                    )
                )
        );
}

/// <summary>The results of a script: its output, its errors, the terminating error, and all other streams as text.</summary>
internal sealed record EngineResult(List<PSObject> Output, List<ErrorRecord> Errors, RuntimeException? Terminating, string Streams)
{
    public IReadOnlyList<string> Warnings { get; init; } = [];

    public IReadOnlyList<string> Verbose { get; init; } = [];

    /// <summary>The id of the only error.</summary>
    public string ErrorId => (Terminating?.ErrorRecord ?? Assert.Single(Errors)).FullyQualifiedErrorId;

    public string ErrorMessage => (Terminating?.ErrorRecord ?? Assert.Single(Errors)).ToString();

    public void Succeeded()
    {
        Assert.Null(Terminating);
        Assert.Empty(Errors);
    }

    public List<T> Of<T>()
    {
        Assert.Null(Terminating);
        return [.. Output.Select(item => item.BaseObject).OfType<T>()];
    }
}
