using System.Management.Automation;

namespace OpenClawSync.EmptyModule;

/// <summary>The least a binary module can be: what the import of ours is measured against.</summary>
[Cmdlet(VerbsCommon.Get, "Nothing")]
public sealed class GetNothingCommand : PSCmdlet;
