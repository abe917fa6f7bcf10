using System.Collections;
using System.Management.Automation;
using OpenClawSync.Connections;
using OpenClawSync.Session;
using OpenClawSync.State;

namespace OpenClawSync.Completion;

/// <summary>What stands on the command line already, as far as it can be told before the command runs.</summary>
internal sealed class GivenParameters(IDictionary bound)
{
    private static StateFolder State => StateFolder.Find(Environment.GetEnvironmentVariable);

    /// <summary>The target that -Target means.</summary>
    public TargetLocation Target => TargetLocation.Find(Path("Target"), Environment.GetEnvironmentVariable, State);

    /// <summary>How it is looked at: for the instance that -InstanceId names.</summary>
    public TargetOptions TargetOptions => new(Protectors.Instance(Text("InstanceId")), TimeProvider.System);

    /// <summary>The source that -Path or -LiteralPath means.</summary>
    public SourceLocation Source => SourceLocation.Find(Path("LiteralPath") ?? Path("Path"), Environment.GetEnvironmentVariable);

    /// <summary>The path a parameter gives, from where the session is.</summary>
    public string? Path(string parameter)
    {
        if (Text(parameter) is not { Length: > 0 } path)
        {
            return null;
        }

        // A completer is not given the session it completes for.
        using var session = PowerShell.Create(RunspaceMode.CurrentRunspace);
        return new SessionPaths(session.AddScript("$ExecutionContext").Invoke<EngineIntrinsics>()[0].SessionState).Literal(path);
    }

    private string? Text(string parameter) =>
        bound[parameter] switch
        {
            PSObject wrapped => wrapped.BaseObject as string,
            IList { Count: > 0 } items => items[0] as string,
            var value => value as string,
        };
}
