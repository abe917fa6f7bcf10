using System.Management.Automation;
using OpenClawSync.Records;
using OpenClawSync.Redaction;

namespace OpenClawSync.Commands;

/// <summary>
/// Makes records safe to store: keeps the few fields that may leave, takes secrets out, composes the key and takes the
/// fingerprint. A record that was protected before is redacted again under the present rules.
/// </summary>
[Cmdlet(VerbsSecurity.Protect, "OpenClawRecord", DefaultParameterSetName = RawSet)]
[OutputType(typeof(ProtectedRecord))]
public sealed class ProtectOpenClawRecordCommand : OpenClawCmdlet
{
    private const string RawSet = "Raw";
    private const string ProtectedSet = "Protected";

    private Protector? _protector;

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
    [ValidateRange(1, ProtectionPolicy.LargestSnippetLength)]
    public int SnippetLength { get; set; } = ProtectionPolicy.DefaultSnippetLength;

    /// <summary>Tells this OpenClaw apart from others in the same target. Default: OPENCLAW_SYNC_INSTANCE, else the policy's, else none.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? InstanceId { get; set; }

    private protected override void Begin()
    {
        var policy = Protectors.Policy(ResolvePath(PolicyPath), IsGiven(nameof(SnippetLength)) ? SnippetLength : null);
        var key = Protectors.Key(State, IsWhatIf);
        PolicyRules = PolicyDetector.Of(policy, key);
        _protector = new Protector(policy, PolicyRules, key, Protectors.Instance(InstanceId, policy));
    }

    private protected override void Process()
    {
        try
        {
            WriteObject(ProtectedRecord is null ? _protector!.Protect(InputObject!) : _protector!.Protect(ProtectedRecord));
        }
        catch (OpenClawSyncException failure) when (failure.ErrorId == ErrorIds.ProtectionFailed)
        {
            WriteError(ErrorRecords.Of(failure.ErrorId, failure.Message, null));
        }
    }
}
