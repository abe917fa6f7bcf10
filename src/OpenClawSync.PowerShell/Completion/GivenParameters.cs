using System.Collections;
using System.Management.Automation;
using OpenClawSync.Connections;
using OpenClawSync.Records;
using OpenClawSync.Session;
using OpenClawSync.State;
using OpenClawSync.Targets;

namespace OpenClawSync.Completion;

/// <summary>The parameters on the command line, as far as they are known before the command runs.</summary>
internal sealed class GivenParameters(string command, IDictionary bound)
{
    /// <summary>The command.</summary>
    public string Command => command;

    internal static StateFolder State => StateFolder.Find(Environment.GetEnvironmentVariable);

    /// <summary>The target of -Target.</summary>
    public TargetLocation Target => TargetLocation.Find(Path("Target"), Environment.GetEnvironmentVariable, State);

    /// <summary>The options for reading the target, with the instance of -InstanceId.</summary>
    public TargetOptions TargetOptions =>
        new(ProtectionSettings.FindInstance(Text("InstanceId"), State, Environment.GetEnvironmentVariable), TimeProvider.System);

    /// <summary>The source of -Path or -LiteralPath.</summary>
    public SourceLocation Source => SourceLocation.Find(Path("LiteralPath") ?? Path("Path"), Environment.GetEnvironmentVariable);

    /// <summary>The rows of a target that is a file; none for an endpoint, because completion must not wait for it.</summary>
    public IEnumerable<StoredRecord> StoredRows()
    {
        if (Target.File is null)
        {
            yield break;
        }

        using var rows = Target.OpenForViewing(new TargetOptions(InstanceId.None, TimeProvider.System), null, null);
        foreach (var row in rows.ReadRows(RecordKinds.All, CancellationToken.None))
        {
            yield return row;
        }
    }

    /// <summary>The full path in a parameter, resolved from the current folder of the session.</summary>
    public string? Path(string parameter)
    {
        if (Text(parameter) is not { Length: > 0 } path)
        {
            return null;
        }

        // PowerShell does not pass the session to a completer.
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
