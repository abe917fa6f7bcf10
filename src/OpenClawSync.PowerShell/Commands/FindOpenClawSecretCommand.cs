using System.Collections;
using System.Management.Automation;
using OpenClawSync.Audit;
using OpenClawSync.Completion;
using OpenClawSync.Detection.Rules.BuiltIn;
using OpenClawSync.Errors;
using OpenClawSync.Protection;
using OpenClawSync.Protection.Policy;
using OpenClawSync.Records;
using OpenClawSync.State;

namespace OpenClawSync.Commands;

/// <summary>
/// Finds secrets in files, folders, text and records. A finding has the rule, the place, an approximate length and a keyed hash, but
/// never the secret or a part of it.
/// </summary>
/// <remarks>
/// <para>
/// It uses the rules and the policy of Protect-OpenClawRecord. Binary files are skipped, links are not followed, and nothing is modified.
/// The memory used does not depend on the size of the files.
/// </para>
/// <para>
/// The hash uses the key of this installation: it is equal for equal values here, and useless elsewhere. A policy allows a value by its
/// hash. about_OpenClawRedaction explains what the rules find and what they miss.
/// </para>
/// </remarks>
/// <example>
/// <para>Search a workspace.</para>
/// <code>Find-OpenClawSecret ~/.openclaw/workspace</code>
/// </example>
/// <example>
/// <para>Search one file by its exact name.</para>
/// <code>Find-OpenClawSecret -LiteralPath ~/.openclaw/workspace/MEMORY.md</code>
/// </example>
/// <example>
/// <para>Search with some of the rules.</para>
/// <code>Find-OpenClawSecret ~/.openclaw/workspace -RuleId github-*, keyed-*</code>
/// </example>
/// <example>
/// <para>Search a text.</para>
/// <code>'the password is hunter2-sample' | Find-OpenClawSecret</code>
/// </example>
/// <example>
/// <para>Search the output of a program.</para>
/// <code needs="repository">git log -p | Find-OpenClawSecret</code>
/// </example>
/// <example>
/// <para>Search the environment of the session.</para>
/// <code>Get-ChildItem env: | Find-OpenClawSecret</code>
/// </example>
/// <example>
/// <para>Fail a script when a secret is found.</para>
/// <code>if (Find-OpenClawSecret ~/.openclaw/workspace/memory/projects) { throw 'There are secrets in these notes.' }</code>
/// </example>
/// <example>
/// <para>List the fields of raw records that contain secrets.</para>
/// <code>Get-OpenClawRecord | Find-OpenClawSecret | ForEach-Object { "$($_.Path)  $($_.RuleId)" }</code>
/// </example>
/// <example>
/// <para>Get the hashes of values that a policy should allow.</para>
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
public sealed class FindOpenClawSecretCommand : PolicyCmdlet
{
    private const string InputSet = "Input";
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    private IReadOnlyList<WildcardPattern> _rules = [];
    private SecretAuditor? _auditor;
    private PipedLines? _lines;

    /// <summary>
    /// A text, a file or folder object, a raw or protected record, or an environment variable. Strings that follow each other are one text,
    /// so that a secret over several lines is found and lines are counted through; those from Get-Content have the places in the file.
    /// Findings in such a text are emitted when it ends, or after each million characters.
    /// </summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = InputSet)]
    [AllowNull]
    [AllowEmptyString]
    public PSObject? InputObject { get; set; }

    /// <summary>The text of an object that has a property with this name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = InputSet)]
    [AllowNull]
    [AllowEmptyString]
    public string? Text { get; set; }

    /// <summary>Files and folders. Wildcards are allowed. Everything in a folder is searched, except links.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>Files and folders by their exact names, without wildcards.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet)]
    [Alias("PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>How many levels of subfolders are searched; 0 for none. Default: all.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int Depth { get; set; } = int.MaxValue;

    /// <summary>Only findings of these rules. Wildcards are allowed. Default: all rules. A name that matches no rule is an error.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(RuleIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] RuleId { get; set; } = ["*"];

    private protected override void Begin()
    {
        var policy = ReadPolicy(PolicyPath);
        var key = ProtectionSettings.GetKey(State, IsWhatIf);
        PolicyRules = PolicyDetector.Create(policy, key);
        _auditor = new SecretAuditor(PolicyRules, key);
        _lines = new PipedLines(_auditor);
        _rules = Wildcards.Parse(RuleId);
        RequireKnownRules(policy);
    }

    // A name with a typing error would find nothing, and the text would look clean.
    private void RequireKnownRules(ProtectionPolicy policy)
    {
        var rules = new NameSearch(Wildcards.Names(RuleId));
        foreach (var rule in RuleTable.All.Select(rule => rule.Id).Concat(policy.Detection.ExtraRules.Select(rule => rule.Id)))
        {
            rules.Matches(rule);
        }

        foreach (var (rule, hint) in rules.Missing())
        {
            throw new OpenClawSyncException(ErrorIds.RuleNotFound, $"There is no rule '{rule}'.{hint}");
        }
    }

    private protected override void Process()
    {
        switch (ParameterSetName)
        {
            case PathSet:
                Audit(Path.SelectMany(Expand));
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
        if (input?.BaseObject is string line)
        {
            Write(_lines!.Add(line, input, GetUnresolvedProviderPathFromPSPath));
            return;
        }

        Write(_lines!.End());
        switch (input?.BaseObject)
        {
            case null:
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
            case DictionaryEntry entry:
                Write(FindInEntry(entry, input));
                break;
            case IDictionary entries:
                foreach (DictionaryEntry entry in entries)
                {
                    Audit(PSObject.AsPSObject(entry));
                }

                break;
            case IEnumerable items:
                foreach (var item in items)
                {
                    Audit(item is null ? null : PSObject.AsPSObject(item));
                }

                break;
            default:
                const string message =
                    "Only text, files, folders and records can be searched. Pipe its text, or an object with a Text property.";
                WriteError(ErrorRecords.Create(ErrorIds.InputInvalid, message, null));
                break;
        }
    }

    // What Get-ChildItem env: emits has the path of its provider.
    private IEnumerable<SecretFinding> FindInEntry(DictionaryEntry entry, PSObject input)
    {
        var (name, value) = (LanguagePrimitives.ConvertTo<string>(entry.Key), LanguagePrimitives.ConvertTo<string>(entry.Value));
        var drive = (input.Properties["PSDrive"]?.Value as PSDriveInfo)?.Name;
        return _auditor!.FindInValue(name, value ?? "", drive is null ? name : $"{drive}:{name}");
    }

    private void Audit(IEnumerable<string> paths)
    {
        var files = new AuditFiles(Depth, Report);
        foreach (var file in paths.SelectMany(files.Find))
        {
            foreach (var findings in files.Read(file, _auditor!))
            {
                Write(findings);
            }
        }
    }

    private IEnumerable<string> Expand(string path)
    {
        var found = Paths.Expand(path);
        if (found.Count == 0)
        {
            Report(AuditFiles.NotFound(path));
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
