using System.Management.Automation;
using System.Security;
using OpenClawSync.Connections;
using OpenClawSync.Errors;
using OpenClawSync.Protection.Policy;
using OpenClawSync.State;

namespace OpenClawSync.Commands;

/// <summary>
/// Checks a target without changing it: whether it can be reached and written, its identity, schema version, clock and round-trip time,
/// whether a stored row contains a secret, and whether something else changed, added or deleted rows.
/// </summary>
/// <remarks>
/// <para>
/// It emits one object per check. A check is Passed, Failed or Skipped, and its Detail says what was found and what to do. Checks that
/// depend on a failed one are skipped. Rows that the check Integrity names are repaired by Invoke-OpenClawSync -Full.
/// A file that does not exist is not created. At an endpoint the claim and the rows of one instance are
/// checked.
/// </para>
/// <para>about_OpenClawTargets explains targets and tokens.</para>
/// </remarks>
/// <example>
/// <para>Check the default target.</para>
/// <code>Test-OpenClawTarget</code>
/// </example>
/// <example>
/// <para>Show only failed checks.</para>
/// <code>Test-OpenClawTarget mission-control.db | Where-Object Status -eq Failed</code>
/// </example>
/// <example>
/// <para>Sync only if no check fails.</para>
/// <code>
/// $checks = Test-OpenClawTarget mission-control.db
/// if ($checks.Status -notcontains 'Failed') { Invoke-OpenClawSync -Target mission-control.db }
/// </code>
/// </example>
/// <example>
/// <para>Check an endpoint before the first sync.</para>
/// <code needs="deployment">
/// $token = Read-Host -AsSecureString
/// Test-OpenClawTarget https://happy-otter-123.convex.site/openclaw/ingest -IngestToken $token -InstanceId laptop
/// </code>
/// </example>
[Cmdlet(VerbsDiagnostic.Test, "OpenClawTarget")]
[OutputType(typeof(TargetCheck))]
public sealed class TestOpenClawTargetCommand : InstanceCmdlet
{
    /// <inheritdoc />
    [Parameter(Position = 0)]
    public override string? Target { get; set; }

    /// <inheritdoc cref="PushOpenClawRecordCommand.IngestToken" />
    [Parameter]
    public SecureString? IngestToken { get; set; }

    /// <inheritdoc cref="PolicyCmdlet.PolicyPath" />
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? PolicyPath { get; set; }

    private protected override void Process()
    {
        // What the policy allows is stored as it is, and what its rules find is not.
        var policy = ReadPolicy(PolicyPath);
        var detector = PolicyDetector.Create(policy, ProtectionSettings.GetKey(State, isDryRun: true));
        var options = TargetOptions(FindInstance(InstanceId, policy), IngestToken);
        var location = FindTarget();
        foreach (var check in new TargetChecker(location, options, location.SourceIdentity(options), detector, StopToken).Run())
        {
            WriteObject(ErrorRecords.Explain(check, Safe));
        }
    }
}
