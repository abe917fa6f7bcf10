using System.Management.Automation;
using OpenClawSync.Commands;

namespace OpenClawSync.PowerShell.Tests.Errors;

/// <summary>A command of ours that meets what nobody foresaw, in words that quote what it met.</summary>
[Cmdlet(VerbsDiagnostic.Test, "OpenClawFailure")]
public sealed class FailingCommand : OpenClawCmdlet
{
    private protected override void Process() => throw new InvalidOperationException(Canary.Token, new FormatException(Canary.Word));
}
