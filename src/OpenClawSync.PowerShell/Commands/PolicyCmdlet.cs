using System.Management.Automation;

namespace OpenClawSync.Commands;

/// <summary>A cmdlet that detects or protects by a policy.</summary>
public abstract class PolicyCmdlet : OpenClawCmdlet
{
    /// <summary>
    /// A policy file: JSON with comments. Default: the file that Initialize-OpenClawSync was given, else policy.json in the state folder
    /// if it
    /// exists, else none: every rule is used and no value is allowed.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? PolicyPath { get; set; }
}
