using System.Management.Automation;
using OpenClawSync.Progress;
using OpenClawSync.Protection;
using OpenClawSync.Protection.Policy;
using OpenClawSync.Records;
using OpenClawSync.State;

namespace OpenClawSync.Commands;

/// <summary>
/// Makes records safe to store: keeps only the fields that may be synced, redacts secrets, and adds key and fingerprint. A record that
/// is protected already is redacted again under the current rules.
/// </summary>
/// <remarks>
/// <para>
/// Secrets are replaced by [REDACTED]. The record has the reason (RedactionReason), the places (RedactedPaths) and a keyed hash of the
/// original values (ContentHash), which changes when a secret changes. Each installation has its own key, which is kept in the state
/// folder.
/// </para>
/// <para>
/// The same record under the same policy gives the same result, byte for byte, and protecting it twice changes nothing. A record in which
/// a secret might remain is withheld with the error ProtectionFailed, and the others are emitted. about_OpenClawRedaction explains rules,
/// policies and limits.
/// </para>
/// </remarks>
/// <example>
/// <para>Show what a sync would store.</para>
/// <code>Get-OpenClawRecord | Protect-OpenClawRecord</code>
/// </example>
/// <example>
/// <para>List redactions without pushing anything.</para>
/// <code>
/// Get-OpenClawRecord | Protect-OpenClawRecord | Where-Object RedactionCount |
///     ForEach-Object { "$($_.SourceKey)  $($_.RedactedPaths)" }
/// </code>
/// </example>
/// <example>
/// <para>Show every stored field of one record.</para>
/// <code>(Get-OpenClawRecord -Kind Task | Protect-OpenClawRecord | Where-Object Title -like '*manual*').Fields</code>
/// </example>
/// <example>
/// <para>Try out a policy.</para>
/// <code>
/// Get-OpenClawRecord -Kind Memory | Protect-OpenClawRecord -PolicyPath policy.json -SnippetLength 200 |
///     ForEach-Object { $_.Fields['snippet'] }
/// </code>
/// <para>An invalid policy stops the command. The error has the file, line and column.</para>
/// </example>
/// <example>
/// <para>Check that no secret remains.</para>
/// <code>@(Get-OpenClawRecord | Protect-OpenClawRecord | Find-OpenClawSecret).Count</code>
/// <para>The result is 0.</para>
/// </example>
/// <example>
/// <para>Save what would be stored as JSON.</para>
/// <code>
/// Get-OpenClawRecord | Protect-OpenClawRecord |
///     ForEach-Object { $_.Fields | ConvertTo-Json -Compress } | Set-Content rows.jsonl
/// </code>
/// </example>
[Cmdlet(VerbsSecurity.Protect, "OpenClawRecord", DefaultParameterSetName = RawSet)]
[OutputType(typeof(ProtectedRecord))]
public sealed class ProtectOpenClawRecordCommand : PolicyCmdlet
{
    private const string RawSet = "Raw";
    private const string ProtectedSet = "Protected";
    private const string OtherSet = "Other";

    private Protector? _protector;
    private ProgressMeter? _meter;
    private long _protected;

    /// <summary>A record from Get-OpenClawRecord.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = RawSet)]
    public OpenClawRecord? InputObject { get; set; }

    /// <summary>A record that is protected already.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ProtectedSet)]
    public ProtectedRecord? ProtectedRecord { get; set; }

    /// <summary>Binds other objects to reject them with a clear error; the binding error of the engine would not say what to do.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = OtherSet, DontShow = true)]
    [Foreign]
    public PSObject? OtherObject { get; set; }

    /// <summary>
    /// The maximum length of snippets, summaries and error summaries in UTF-16 code units. Default: the policy's, else 500.
    /// </summary>
    [Parameter]
    [ValidateRange(1, ProtectionPolicy.MaxSnippetLength)]
    public int SnippetLength { get; set; } = ProtectionPolicy.DefaultSnippetLength;

    /// <inheritdoc cref="InstanceCmdlet.InstanceId" />
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? InstanceId { get; set; }

    private protected override void Begin()
    {
        var policy = ReadPolicy(PolicyPath, IsGiven(nameof(SnippetLength)) ? SnippetLength : null);
        var key = ProtectionSettings.GetKey(State, IsWhatIf);
        PolicyRules = PolicyDetector.Create(policy, key);
        _protector = new Protector(policy, PolicyRules, key, FindInstance(InstanceId, policy));
        _meter = Meter(2, "Protecting records");
        Trace($"Protecting under policy {_protector.PolicyId} with key {key.KeyId}.");
    }

    private protected override void Process()
    {
        if (OtherObject is not null)
        {
            throw ForeignObject.Reject(OtherObject, "Get-OpenClawRecord");
        }

        try
        {
            WriteObject(ProtectedRecord is null ? _protector!.Protect(InputObject!) : _protector!.Protect(ProtectedRecord));
            _protected++;
            _meter!.Show(elapsed => CountText.Format(_protected, "protected", elapsed));
        }
        catch (OpenClawSyncException failure) when (failure.ErrorId == ErrorIds.ProtectionFailed)
        {
            ReportOrHold(Problem.Error(failure.ErrorId, "", failure.Message));
        }
    }

    private protected override void End() => _meter!.Complete();
}
