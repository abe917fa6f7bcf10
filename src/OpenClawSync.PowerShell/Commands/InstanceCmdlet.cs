using System.Management.Automation;
using OpenClawSync.Connections;

namespace OpenClawSync.Commands;

/// <summary>A cmdlet that works with one instance in a target.</summary>
public abstract class InstanceCmdlet : TargetCmdlet
{
    /// <summary>
    /// The instance id, which distinguishes this OpenClaw from others in the same target. Default: OPENCLAW_SYNC_INSTANCE, else the
    /// instance id of the policy, else the one that Initialize-OpenClawSync was given, else none.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? InstanceId { get; set; }

    /// <summary>How the target is opened for the instance.</summary>
    private protected TargetOptions InstanceOptions() => TargetOptions(FindInstance(InstanceId));
}
