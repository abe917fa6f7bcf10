using System.Collections;
using System.Collections.Immutable;
using System.Management.Automation;
using System.Security;
using OpenClawSync.Completion;
using OpenClawSync.Records;
using OpenClawSync.Sources;

namespace OpenClawSync.Commands;

/// <summary>A cmdlet that reads records from OpenClaw.</summary>
public abstract class SourceCmdlet : OpenClawCmdlet
{
    private protected const string PathSet = "Path";
    private protected const string LiteralPathSet = "LiteralPath";

    /// <summary>
    /// The bearer token for a source URL. Default: OPENCLAW_SOURCE_TOKEN, which is sent only to the origin of OPENCLAW_SOURCE_URL.
    /// </summary>
    [Parameter]
    public SecureString? SourceToken { get; set; }

    /// <summary>
    /// Where the folders are that openclaw.json names by the paths of a container, another computer or another user, such as
    /// <c>@{ '/home/node' = '/srv/claw' }</c>. The longest folder that contains a path counts. A path that does not exist is looked for
    /// below the given home without it, if it contains a folder of the home's name. Default: the policy's pathMap, whose folders are
    /// overridden by those of the same name here.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable? PathMap { get; set; }

    /// <summary>The kinds of records. Default: all.</summary>
    [Parameter]
    public RecordKind[] Kind { get; set; } = [RecordKind.Task, RecordKind.Cron, RecordKind.Memory];

    /// <summary>
    /// Only records that changed at their source at this time or later, or whose time of change is unknown. Text is read in the same way
    /// in every culture; a time without a zone is local.
    /// </summary>
    [Parameter]
    [Time]
    public DateTimeOffset? Since { get; set; }

    /// <summary>Only records of these agents. Wildcards are allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(AgentCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Agent { get; set; } = [];

    /// <summary>Leaves out the jobs that OpenClaw itself declares, such as heartbeats.</summary>
    [Parameter]
    public SwitchParameter ExcludeSystem { get; set; }

    /// <summary>The folders of -PathMap.</summary>
    /// <exception cref="OpenClawSyncException">A folder is not a path.</exception>
    private protected Records.PathMap MappedFolders() =>
        new(
            (PathMap?.Cast<DictionaryEntry>() ?? []).ToImmutableDictionary(
                entry => MappedName(entry.Key),
                entry => MappedFolder(entry.Value)
            )
        );

    private static string MappedName(object name) =>
        name.ToString() is { } text && Records.PathMap.CanMap(text)
            ? text
            : throw new OpenClawSyncException(ErrorIds.PathInvalid, "-PathMap names a folder that is not a complete path.");

    private string MappedFolder(object? folder) =>
        folder?.ToString() is { } text && !string.IsNullOrWhiteSpace(text)
            ? Paths.Literal(text)
            : throw new OpenClawSyncException(ErrorIds.PathInvalid, "-PathMap maps a folder to nothing.");

    /// <summary>What the parameters select.</summary>
    private protected RecordFilter Filter() =>
        new()
        {
            Kinds = RecordKinds.Of(Kind),
            Since = Since,
            ExcludeSystem = ExcludeSystem,
            Agents = new AgentFilter { Wanted = [.. Wildcards.Names(Agent)] },
        };
}
