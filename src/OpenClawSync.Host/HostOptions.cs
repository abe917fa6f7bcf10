using System.Management.Automation.Runspaces;

namespace OpenClawSync.Host;

/// <summary>What the command line asks for.</summary>
internal sealed record HostOptions
{
    internal bool Help { get; init; }

    internal bool NoModule { get; init; }

    /// <summary>The text or the script to run, with its arguments.</summary>
    internal Command? Command { get; init; }
}
