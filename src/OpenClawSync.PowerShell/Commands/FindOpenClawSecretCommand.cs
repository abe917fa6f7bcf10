using System.Collections;
using System.Management.Automation;
using OpenClawSync.Audit;
using OpenClawSync.Completion;
using OpenClawSync.Protection;
using OpenClawSync.Protection.Policy;
using OpenClawSync.Records;
using OpenClawSync.Session;

namespace OpenClawSync.Commands;

/// <summary>
/// Finds secrets in files, folders, text and records, and says of each which rule found it, where, how long it is about, and its
/// keyed hash; never the secret or a part of it. Memory does not grow with what is read.
/// </summary>
/// <remarks>
/// <para>
/// It uses the rules that Protect-OpenClawRecord uses, and the same policy. Binary files are passed over, links are not followed, and
/// nothing that is read is changed. The hash is keyed with this installation's key: equal for equal values, of no use elsewhere. A policy
/// allows a value by it.
/// </para>
/// <para>What rules find and what they miss is told in about_OpenClawRedaction.</para>
/// </remarks>
/// <example>
/// <para>Look for secrets in a workspace.</para>
/// <code>Find-OpenClawSecret ~/.openclaw/workspace</code>
/// </example>
/// <example>
/// <para>Look through one file, whatever its name.</para>
/// <code>Find-OpenClawSecret -LiteralPath ~/.openclaw/workspace/MEMORY.md</code>
/// </example>
/// <example>
/// <para>Look for the tokens of one provider.</para>
/// <code>Find-OpenClawSecret ~/.openclaw/workspace -RuleId github-*, keyed-*</code>
/// </example>
/// <example>
/// <para>Try a text.</para>
/// <code>'the password is hunter2-sample' | Find-OpenClawSecret</code>
/// </example>
/// <example>
/// <para>Fail a script when anything is found.</para>
/// <code>if (Find-OpenClawSecret ~/.openclaw/workspace/memory/projects) { throw 'There are secrets in these notes.' }</code>
/// </example>
/// <example>
/// <para>See in which fields of raw records secrets lie.</para>
/// <code>Get-OpenClawRecord | Find-OpenClawSecret | ForEach-Object { "$($_.Path)  $($_.RuleId)" }</code>
/// </example>
/// <example>
/// <para>List the hashes of what a policy is to allow.</para>
/// <code>
/// $found = Find-OpenClawSecret ~/.openclaw/workspace -PolicyPath policy.json
/// ($found | Where-Object RuleId -eq 'keyed-password').Hash
/// </code>
/// </example>
/// <example>
/// <para>Count findings by rule.</para>
/// <code>Find-OpenClawSecret ~/.openclaw | Group-Object RuleId -NoElement | Sort-Object Count -Descending</code>
/// </example>
[Cmdlet(VerbsCommon.Find, "OpenClawSecret", DefaultParameterSetName = PathSet)]
[OutputType(typeof(SecretFinding))]
public sealed class FindOpenClawSecretCommand : OpenClawCmdlet
{
    private const string InputSet = "Input";
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    private IReadOnlyList<WildcardPattern> _rules = [];
    private SecretAuditor? _auditor;
    private PipedLines? _lines;

    /// <summary>
    /// A text, a file or folder object, or a record, raw or protected. Each text is audited by itself; lines that Get-Content reads are
    /// put together again, so that places are those in the file.
    /// </summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = InputSet)]
    [AllowNull]
    [AllowEmptyString]
    public PSObject? InputObject { get; set; }

    /// <summary>The text of an object that has a property of this name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = InputSet)]
    [AllowNull]
    [AllowEmptyString]
    public string? Text { get; set; }

    /// <summary>Files and folders; wildcards count. Of a folder everything in it is audited, except links.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>Files and folders, by their exact names.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet)]
    [Alias("PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>How many folders deep; 0 is the files in the folder itself. Default: all.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int Depth { get; set; } = int.MaxValue;

    /// <summary>Only what these rules find; wildcards count. Default: all rules.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(RuleIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] RuleId { get; set; } = ["*"];

    /// <summary>A policy file: JSON with comments. Default: none, so that every rule runs and nothing is allowed.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? PolicyPath { get; set; }

    private protected override void Begin()
    {
        var policy = Protectors.Policy(ResolvePath(PolicyPath));
        var key = Protectors.Key(State, IsWhatIf);
        PolicyRules = PolicyDetector.Create(policy, key);
        _auditor = new SecretAuditor(PolicyRules, key);
        _lines = new PipedLines(_auditor);
        _rules = Patterns.Create(RuleId);
    }

    private protected override void Process()
    {
        switch (ParameterSetName)
        {
            case PathSet:
                Audit(Path.SelectMany(Matching));
                break;
            case LiteralPathSet:
                Audit(LiteralPath.Select(Paths.Literal));
                break;
            default:
                Audit(InputObject);
                break;
        }
    }

    private protected override void End() => Write(_lines!.End());

    private void Audit(PSObject? input)
    {
        if (input is { BaseObject: string line } && _lines!.TryAdd(line, input, GetUnresolvedProviderPathFromPSPath, out var found))
        {
            Write(found);
            return;
        }

        Write(_lines!.End());
        switch (input?.BaseObject)
        {
            case null:
                break;
            case string text:
                Write(_auditor!.Find(text, null));
                break;
            case ProtectedRecord record:
                Write(_auditor!.Find(record));
                break;
            case OpenClawRecord record:
                Write(_auditor!.Find(record));
                break;
            case FileSystemInfo item:
                Audit([item.FullName]);
                break;
            case object when input.Properties[nameof(Text)] is not null:
                Write(_auditor!.Find(Text ?? "", null));
                break;
            case IEnumerable items:
                foreach (var item in items)
                {
                    Audit(item is null ? null : PSObject.AsPSObject(item));
                }

                break;
            default:
                const string refusal =
                    "Only text, files, folders and records can be audited. Pipe the text of it, or an object with a property Text.";
                WriteError(ErrorRecords.Create(ErrorIds.InputInvalid, refusal, null));
                break;
        }
    }

    private void Audit(IEnumerable<string> paths)
    {
        var files = new AuditFiles(Depth, Report);
        foreach (var file in paths.SelectMany(files.Below))
        {
            foreach (var findings in files.Read(file, _auditor!))
            {
                Write(findings);
            }
        }
    }

    private IEnumerable<string> Matching(string path)
    {
        var found = Paths.Expand(path);
        if (found.Count == 0)
        {
            Report(AuditFiles.Missing(path));
        }

        return found;
    }

    private void Write(IEnumerable<SecretFinding> findings)
    {
        StopToken.ThrowIfCancellationRequested();
        foreach (var finding in findings.Where(finding => _rules.Any(rule => rule.IsMatch(finding.RuleId))))
        {
            WriteObject(finding);
        }
    }
}
