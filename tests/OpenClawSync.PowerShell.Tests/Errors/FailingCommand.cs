using System.Management.Automation;
using OpenClawSync.Commands;

namespace OpenClawSync.PowerShell.Tests.Errors;

/// <summary>A command that fails with an unexpected exception whose message quotes content.</summary>
[Cmdlet(VerbsDiagnostic.Test, "OpenClawFailure")]
public sealed class FailingCommand : OpenClawCmdlet
{
    private protected override void Process() => throw new InvalidOperationException(Canary.Token, new FormatException(Canary.Word));
}
