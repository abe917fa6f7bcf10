using System.Management.Automation;
using OpenClawSync.Progress;
using OpenClawSync.Protection;
using OpenClawSync.Protection.Policy;
using OpenClawSync.Records;
using OpenClawSync.Session;

namespace OpenClawSync.Commands;

/// <summary>
/// Makes records safe to store: keeps the few fields that may leave, takes secrets out, composes the key and takes the
/// fingerprint. A record that was protected before is redacted again under the present rules.
/// </summary>
/// <remarks>
/// <para>
/// Secrets become [REDACTED]. The record says why (RedactionReason), where (RedactedPaths) and carries a keyed hash of what stood there
/// (ContentHash), by which a changed secret can be told from an old one. The key is made once for each installation and kept in the state
/// folder.
/// </para>
/// <para>
/// The same record under the same policy gives the same result, byte for byte, and protecting it twice changes nothing. A record in which
/// a secret might be left is withheld with the error ProtectionFailed, and the others go on. Rules, policies and limits are told in
/// about_OpenClawRedaction.
/// </para>
/// </remarks>
/// <example>
/// <para>See what a sync would store.</para>
/// <code>Get-OpenClawRecord | Protect-OpenClawRecord</code>
/// </example>
/// <example>
/// <para>See what is taken out, and where, without pushing anything.</para>
/// <code>
/// Get-OpenClawRecord | Protect-OpenClawRecord | Where-Object RedactionCount |
///     ForEach-Object { "$($_.SourceKey)  $($_.RedactedPaths)" }
/// </code>
/// </example>
/// <example>
/// <para>See every stored field of one record.</para>
/// <code>(Get-OpenClawRecord -Kind Task | Protect-OpenClawRecord | Where-Object Title -like '*manual*').Fields</code>
/// </example>
/// <example>
/// <para>Try a policy before it is used.</para>
/// <code>
/// Get-OpenClawRecord -Kind Memory | Protect-OpenClawRecord -PolicyPath policy.json -SnippetLength 200 |
///     ForEach-Object { $_.Fields['snippet'] }
/// </code>
/// <para>A policy that is wrong stops the command with file, line and column.</para>
/// </example>
/// <example>
/// <para>Prove that nothing is left to find.</para>
/// <code>@(Get-OpenClawRecord | Protect-OpenClawRecord | Find-OpenClawSecret).Count</code>
/// <para>The answer is 0.</para>
/// </example>
/// <example>
/// <para>Keep what would be stored as JSON.</para>
/// <code>
/// Get-OpenClawRecord | Protect-OpenClawRecord |
///     ForEach-Object { $_.Fields | ConvertTo-Json -Compress } | Set-Content rows.jsonl
/// </code>
/// </example>
[Cmdlet(VerbsSecurity.Protect, "OpenClawRecord", DefaultParameterSetName = RawSet)]
[OutputType(typeof(ProtectedRecord))]
public sealed class ProtectOpenClawRecordCommand : OpenClawCmdlet
{
    private const string RawSet = "Raw";
    private const string ProtectedSet = "Protected";

    private Protector? _protector;
    private ProgressMeter? _meter;
    private long _protected;

    /// <summary>A record as Get-OpenClawRecord reads it.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = RawSet)]
    public OpenClawRecord? InputObject { get; set; }

    /// <summary>A record that was protected before.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ProtectedSet)]
    public ProtectedRecord? ProtectedRecord { get; set; }

    /// <summary>A policy file: JSON with comments. Default: none, so that every rule runs and nothing is allowed.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? PolicyPath { get; set; }

    /// <summary>The longest snippet, summary and error summary, in UTF-16 units. Default: the policy's, else 500.</summary>
    [Parameter]
    [ValidateRange(1, ProtectionPolicy.MaxSnippetLength)]
    public int SnippetLength { get; set; } = ProtectionPolicy.DefaultSnippetLength;

    /// <summary>Tells this OpenClaw apart from others in the same target. Default: OPENCLAW_SYNC_INSTANCE, else the policy's, else none.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? InstanceId { get; set; }

    private protected override void Begin()
    {
        var policy = Protectors.Policy(ResolvePath(PolicyPath), IsGiven(nameof(SnippetLength)) ? SnippetLength : null);
        var key = Protectors.Key(State, IsWhatIf);
        PolicyRules = PolicyDetector.Create(policy, key);
        _protector = new Protector(policy, PolicyRules, key, Protectors.Instance(InstanceId, policy));
        _meter = Meter(2, "Protecting records");
        Trace($"Protecting under policy {_protector.PolicyId} with key {key.KeyId}.");
    }

    private protected override void Process()
    {
        try
        {
            WriteObject(ProtectedRecord is null ? _protector!.Protect(InputObject!) : _protector!.Protect(ProtectedRecord));
            _protected++;
            _meter!.Show(elapsed => Tally.Format(_protected, "protected", elapsed));
        }
        catch (OpenClawSyncException failure) when (failure.ErrorId == ErrorIds.ProtectionFailed)
        {
            WriteError(ErrorRecords.Create(failure.ErrorId, Safe(failure.Message), null));
        }
    }

    private protected override void End() => _meter!.Complete();
}
