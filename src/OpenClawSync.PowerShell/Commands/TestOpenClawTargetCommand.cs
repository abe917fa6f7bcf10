using System.Management.Automation;
using System.Security;
using OpenClawSync.Redaction.Detection;
using OpenClawSync.Runs;

namespace OpenClawSync.Commands;

/// <summary>
/// Checks a Mission Control without changing it: that it can be reached and written, which one it is, its version, clock and
/// answer time, and that no stored row holds anything that a rule finds. Emits one check a row.
/// </summary>
[Cmdlet(VerbsDiagnostic.Test, "OpenClawTarget")]
[OutputType(typeof(TargetCheck))]
public sealed class TestOpenClawTargetCommand : OpenClawCmdlet
{
    /// <summary>
    /// The SQLite file of an embedded Mission Control, or the https URL of an ingest endpoint. Default: the URL CONVEX_INGEST_URL
    /// names, else the file in the state folder.
    /// </summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string? Target { get; set; }

    /// <summary>
    /// The bearer token for an ingest endpoint. Default: CONVEX_INGEST_TOKEN, which goes to the origin of CONVEX_INGEST_URL and
    /// nowhere else.
    /// </summary>
    [Parameter]
    public SecureString? IngestToken { get; set; }

    /// <summary>The instance whose claim and rows are checked at an endpoint. Default: OPENCLAW_SYNC_INSTANCE, else none.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? InstanceId { get; set; }

    private protected override void Process()
    {
        var options = TargetOptions(Protectors.Instance(InstanceId), IngestToken);
        var location = TargetAt(Target);
        foreach (var check in new TargetChecker(location, options, location.SourceIdentity(options), SecretDetector.Default, StopToken).Run())
        {
            WriteObject(new TargetCheck(check.Name, check.Status, Safe(check.Detail)));
        }
    }
}
