using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Microsoft.PowerShell;

namespace OpenClawSync.Host;

/// <summary>One runspace, opened for one command, on the thread that calls it.</summary>
internal sealed class Session : IDisposable
{
    private readonly Interrupt _interrupt = new();
    private readonly RunnerHost _host;
    private readonly Runspace _runspace;

    internal Session(string? module)
    {
        _host = new RunnerHost(_interrupt);
        _runspace = RunspaceFactory.CreateRunspace(_host, InitialState(module));
        _runspace.ThreadOptions = PSThreadOptions.UseCurrentThread;
    }

    public void Dispose()
    {
        _runspace.Dispose();
        _interrupt.Dispose();
    }

    internal int Run(HostOptions options)
    {
        if (Open()) Invoke(options.Command!);
        _host.ClearProgress();
        return _interrupt.Requested ? ExitCodes.Interrupted
            : _host.ExitCode is { } code ? code
            : _host.HadErrors || LastCommandFailed(options.Command!) ? ExitCodes.Errors
            : ExitCodes.Success;
    }

    private static InitialSessionState InitialState(string? module)
    {
        var state = InitialSessionState.CreateDefault2();
        // Without it a module that cannot be imported is passed over in silence.
        state.ThrowOnRunspaceOpenError = true;
        // What pwsh ships with; the engine by itself would refuse every script.
        if (OperatingSystem.IsWindows()) state.ExecutionPolicy = ExecutionPolicy.RemoteSigned;
        if (module is not null) state.ImportPSModule(module);
        return state;
    }

    private bool Open()
    {
        try
        {
            _runspace.Open();
            return true;
        }
        catch (RunspaceOpenModuleLoadException error)
        {
            foreach (var record in error.ErrorRecords) _host.UI.WriteErrorLine(record.ToString());
        }
        catch (RuntimeException error)
        {
            _host.UI.WriteErrorLine(error.Message);
        }

        return false;
    }

    private void Invoke(Command command)
    {
        // A Pipeline rather than a PowerShell object, which would keep every progress and verbose record of a long run.
        using var pipeline = CreatePipeline(command);
        pipeline.Commands[0].MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
        pipeline.Commands.Add("Out-Default");
        using var stop = _interrupt.OnRequest(pipeline.StopAsync);
        try
        {
            pipeline.Invoke();
        }
        catch (Exception) when (_interrupt.Requested)
        {
            // However what was stopped ended, the exit code says what happened.
        }
        catch (RuntimeException error)
        {
            Report(error);
        }
    }

    // Only what goes into the history leaves $? as it found it, which LastCommandFailed wants to see.
    private Pipeline CreatePipeline(Command command)
    {
        if (command.IsScript) return _runspace.CreatePipeline(command.CommandText, addToHistory: true);

        ScriptExit.ReachesHost(_runspace);
        var pipeline = _runspace.CreatePipeline();
        pipeline.Commands.Add(command);
        return pipeline;
    }

    // As for pwsh -Command: text whose last command failed has failed, a native program's exit code included.
    private bool LastCommandFailed(Command command)
    {
        if (!command.IsScript) return false;

        using var pipeline = _runspace.CreatePipeline("$global:?");
        return pipeline.Invoke() is [{ BaseObject: false }];
    }

    private void Report(RuntimeException error)
    {
        // PowerShell's own view of an error needs the place it came from, which text that cannot be parsed lacks.
        if (error.ErrorRecord.InvocationInfo is null)
        {
            _host.UI.WriteErrorLine(error.Message);
            return;
        }

        using var pipeline = _runspace.CreatePipeline();
        pipeline.Commands.Add("Out-Default");
        _host.ReportErrors(() => pipeline.Invoke(new[] { error.ErrorRecord }));
    }
}
