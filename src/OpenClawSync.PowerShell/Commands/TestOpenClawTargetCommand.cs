using System.Management.Automation;
using System.Security;
using OpenClawSync.Connections;
using OpenClawSync.Detection;
using OpenClawSync.Session;

namespace OpenClawSync.Commands;

/// <summary>
/// Checks a Mission Control without changing it. Emits one check a row: that it can be reached and written, which one it is, its version,
/// clock and answer time, and that no stored row holds anything that a rule finds.
/// </summary>
/// <remarks>
/// <para>
/// A check ends as Passed, Failed or Skipped, and its Detail says what was seen and what to do. Checks that need an earlier one that failed
/// are skipped. A file that is not there is not made.
/// </para>
/// <para>What a target is, and how tokens are given, is told in about_OpenClawTargets.</para>
/// </remarks>
/// <example>
/// <para>Look over the default target.</para>
/// <code>Test-OpenClawTarget</code>
/// </example>
/// <example>
/// <para>Show only what is wrong with a file.</para>
/// <code>Test-OpenClawTarget mission-control.db | Where-Object Status -eq Failed</code>
/// </example>
/// <example>
/// <para>Sync only into a target that is sound.</para>
/// <code>
/// $checks = Test-OpenClawTarget mission-control.db
/// if ($checks.Status -notcontains 'Failed') { Invoke-OpenClawSync -Target mission-control.db }
/// </code>
/// </example>
/// <example>
/// <para>Look over an endpoint before the first sync.</para>
/// <code needs="deployment">
/// $token = Read-Host -AsSecureString
/// Test-OpenClawTarget https://happy-otter-123.convex.site/openclaw/ingest -IngestToken $token -InstanceId laptop
/// </code>
/// </example>
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
        foreach (
            var check in new TargetChecker(location, options, location.SourceIdentity(options), SecretDetector.Default, StopToken).Run()
        )
        {
            WriteObject(new TargetCheck(check.Name, check.Status, Safe(check.Detail)));
        }
    }
}
