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

    /// <summary>The kinds of records. Default: all.</summary>
    [Parameter]
    public RecordKind[] Kind { get; set; } = [RecordKind.Task, RecordKind.Cron, RecordKind.Memory];

    /// <summary>Only records that changed at this time or later, or whose time of change is unknown.</summary>
    [Parameter]
    public DateTimeOffset? Since { get; set; }

    /// <summary>Only records of these agents.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(AgentCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Agent { get; set; } = [];

    /// <summary>Leaves out the jobs that OpenClaw itself declares, such as heartbeats.</summary>
    [Parameter]
    public SwitchParameter ExcludeSystem { get; set; }

    /// <summary>What the parameters select.</summary>
    private protected RecordFilter Filter() =>
        new()
        {
            Kinds = RecordKinds.Of(Kind),
            Since = Since,
            ExcludeSystem = ExcludeSystem,
            Agents = Agent.ToImmutableHashSet(StringComparer.OrdinalIgnoreCase),
        };
}
