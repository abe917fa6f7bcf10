using System.Management.Automation;
using System.Security;
using OpenClawSync.Connections;
using OpenClawSync.Protection.Policy;
using OpenClawSync.Records;
using OpenClawSync.Runs;
using OpenClawSync.Session;
using OpenClawSync.Setup;
using OpenClawSync.Sources.Home;

namespace OpenClawSync.Commands;

/// <summary>
/// Makes ready for the first sync: finds your OpenClaw, checks the target, writes a policy file with every setting explained, and
/// says which commands come next.
/// </summary>
/// <remarks>
/// <para>
/// What it is not given it asks for, where there is a choice: which of several homes, and where records are to go. With -Force, and where the
/// environment decides, it asks nothing. It reads the source once to count what is there; nothing of it is stored.
/// </para>
/// <para>
/// The policy it writes changes nothing: every setting stands there as a comment with its default. A policy file that is there already is
/// read and kept, unless -Force is given. A target file that does not exist yet is not made.
/// </para>
/// </remarks>
/// <example>
/// <para>Make ready, and answer what is asked.</para>
/// <code needs="terminal">Initialize-OpenClawSync</code>
/// </example>
/// <example>
/// <para>Make ready without being asked.</para>
/// <code>Initialize-OpenClawSync -Force</code>
/// <para>Takes the home that OpenClaw itself would use, the default target, and a new policy in the state folder.</para>
/// </example>
/// <example>
/// <para>Make ready for one home, one target file and a policy of their own.</para>
/// <code>Initialize-OpenClawSync ~/.openclaw -Target laptop.db -PolicyPath laptop-policy.json -InstanceId laptop</code>
/// </example>
/// <example>
/// <para>See what would be written.</para>
/// <code>Initialize-OpenClawSync -Target mission-control.db -WhatIf</code>
/// </example>
[Cmdlet(VerbsData.Initialize, "OpenClawSync", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(SyncSetup))]
public sealed class InitializeOpenClawSyncCommand : OpenClawCmdlet
{
    /// <summary>
    /// An OpenClaw state folder, the folder that holds one, a starter JSON file, or a URL that answers with it. Default: the file
    /// OPENCLAW_SOURCE_JSON names, else the URL OPENCLAW_SOURCE_URL names, else one of the user's homes; where there are several it asks.
    /// </summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>
    /// The SQLite file of an embedded Mission Control, or the https URL of an ingest endpoint. Default: the URL CONVEX_INGEST_URL
    /// names; else it asks, and the file in the state folder is the default.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Target { get; set; }

    /// <summary>
    /// The bearer token for an ingest endpoint, to check it with; it is not kept. Default: CONVEX_INGEST_TOKEN, which goes to the origin
    /// of CONVEX_INGEST_URL and nowhere else.
    /// </summary>
    [Parameter]
    public SecureString? IngestToken { get; set; }

    /// <summary>Tells this OpenClaw apart from others in the same target; a policy that is written sets it. Default: none.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? InstanceId { get; set; }

    /// <summary>The policy file to write or keep. Default: policy.json in the state folder.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? PolicyPath { get; set; }

    /// <summary>Asks nothing, and replaces a policy file that is there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override void Process()
    {
        var instance = Records.InstanceId.Parse(InstanceId);
        var path = ResolvePath(Path) ?? ChosenHome();
        var source = SourceLocation.Find(path, Environment.GetEnvironmentVariable);
        var target = ResolvePath(Target) ?? ChosenTarget();
        var location = TargetAt(target);
        var policyPath = ResolvePath(PolicyPath) ?? State.Policy;
        var file = new PolicySetup(policyPath, State);
        var policy = file.IsKept(Force) ? file.Read() : null;

        var checks = TargetPreflight.Check(location, State, TargetOptions(Protectors.Instance(InstanceId, policy), IngestToken), StopToken);
        var holds = Count(source);
        WriteObject(
            new SyncSetup
            {
                Source = Safe(source.Name),
                Holds = holds,
                Target = Safe(location.File ?? location.Name),
                Checks = [.. checks.Select(check => new TargetCheck(check.Name, check.Status, Safe(check.Detail)))],
                PolicyPath = Safe(policyPath),
                PolicyState = policy is not null ? PolicyFileState.Kept : Write(file, policyPath, instance),
                NextCommands = [.. Next(path, target, policyPath, location, policy?.Instance ?? instance).All().Select(Safe)],
            }
        );
    }

    // Only where the environment does not name another source, and says nothing of several homes.
    private string? ChosenHome()
    {
        if (
            Environment.GetEnvironmentVariable(SourceLocation.JsonVariable) is { Length: > 0 }
            || Environment.GetEnvironmentVariable(SourceLocation.UrlVariable) is { Length: > 0 }
        )
        {
            return null;
        }

        var homes = HomeLocator.AllOfUser(Environment.GetEnvironmentVariable);
        var chosen =
            homes.Count == 1 || Force ? homes[0].StateFolder : new SetupQuestions(Host).Home([.. homes.Select(home => home.StateFolder)]);
        return chosen == homes[0].StateFolder ? null : chosen;
    }

    private string? ChosenTarget() =>
        Force || Environment.GetEnvironmentVariable(TargetLocation.UrlVariable) is { Length: > 0 }
            ? null
            : ResolvePath(new SetupQuestions(Host).Target(State.DefaultTarget));

    private RecordCounts Count(SourceLocation location)
    {
        using var snapshots = new RunSnapshots(State, IsWhatIf);
        using var source = location.Open(SourceOptions(null, snapshots.Folder));
        return RecordCounts.Count(source, Report, StopToken);
    }

    private PolicyFileState Write(PolicySetup file, string path, InstanceId instance)
    {
        if (!ShouldProcess(Safe(path), "Write a policy file"))
        {
            return PolicyFileState.NotWritten;
        }

        file.Write(PolicyText.Create(instance, Schema()));
        return PolicyFileState.Written;
    }

    private Uri? Schema()
    {
        var schema = System.IO.Path.Combine(MyInvocation.MyCommand.Module.ModuleBase, "schemas", "policy.schema.json");
        return File.Exists(schema) ? new Uri(schema) : null;
    }

    private NextCommands Next(string? path, string? target, string policyPath, TargetLocation location, InstanceId ofPolicy) =>
        new()
        {
            Path = path,
            Target = target,
            PolicyPath = policyPath,
            InstanceId =
                InstanceId is null || Protectors.Instance(null, ProtectionPolicy.Default with { Instance = ofPolicy }).Value == InstanceId
                    ? null
                    : InstanceId,
            IsEndpoint = location.File is null,
            AsksForToken = location.File is null && IngestToken is not null,
        };
}
