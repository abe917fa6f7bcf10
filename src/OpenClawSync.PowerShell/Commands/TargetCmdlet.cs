using System.Management.Automation;
using OpenClawSync.Connections;

namespace OpenClawSync.Commands;

/// <summary>A cmdlet that works with one target.</summary>
public abstract class TargetCmdlet : OpenClawCmdlet
{
    /// <summary>
    /// The path of a SQLite file, or the https URL of an ingest endpoint. Default: the URL in CONVEX_INGEST_URL, else the target that
    /// Initialize-OpenClawSync was given, else mission-control.db in the state folder.
    /// </summary>
    [Parameter]
    public virtual string? Target { get; set; }

    /// <summary>Where the target is.</summary>
    private protected TargetLocation FindTarget() => TargetAt(GivenTarget(Target));
}
