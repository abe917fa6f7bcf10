using System.Management.Automation;
using System.Security;
using OpenClawSync.Connections;
using OpenClawSync.Errors;
using OpenClawSync.Protection.Policy;
using OpenClawSync.Records;
using OpenClawSync.Runs;
using OpenClawSync.Setup;
using OpenClawSync.Sources.Home;
using OpenClawSync.State;

namespace OpenClawSync.Commands;

/// <summary>
/// Prepares the first sync: finds your OpenClaw, checks the target, writes a policy file in which every setting is explained, and shows
/// the next commands.
/// </summary>
/// <remarks>
/// <para>
/// Without -Path it asks which home to use if there are several, and without -Target where to store records. It does not ask with -Force,
/// or if the environment names a source or target. It reads the source once to count its records, and stores none of them. The token only
/// serves to check the endpoint and is not saved.
/// </para>
/// <para>
/// In the new policy every setting is a comment with its default value, except the instance id if -InstanceId is given. An existing policy
/// file is kept, unless -Force is given. A target file that does not exist yet is not created.
/// </para>
/// </remarks>
/// <example>
/// <para>Prepare the first sync interactively.</para>
/// <code needs="terminal">Initialize-OpenClawSync</code>
/// </example>
/// <example>
/// <para>Prepare the first sync without questions.</para>
/// <code>Initialize-OpenClawSync -Force</code>
/// <para>Uses the home that OpenClaw itself would use, the default target, and a new policy in the state folder.</para>
/// </example>
/// <example>
/// <para>Prepare one home, one target file and one policy.</para>
/// <code>Initialize-OpenClawSync ~/.openclaw -Target laptop.db -PolicyPath laptop-policy.json -InstanceId laptop</code>
/// </example>
/// <example>
/// <para>Show what would be written.</para>
/// <code>Initialize-OpenClawSync -Target mission-control.db -WhatIf</code>
/// </example>
[Cmdlet(VerbsData.Initialize, "OpenClawSync", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(SyncSetup))]
public sealed class InitializeOpenClawSyncCommand : InstanceCmdlet
{
    /// <summary>
    /// An OpenClaw state folder, a folder that contains one, a starter JSON file, or a URL that returns such JSON. Default: the file in
    /// OPENCLAW_SOURCE_JSON, else the URL in OPENCLAW_SOURCE_URL, else one of your homes.
    /// </summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <inheritdoc cref="PushOpenClawRecordCommand.IngestToken" />
    [Parameter]
    public SecureString? IngestToken { get; set; }

    /// <summary>The policy file to create, or to keep if it exists. Default: policy.json in the state folder.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? PolicyPath { get; set; }

    /// <summary>Does not ask, and replaces an existing policy file. A file that is not a policy is never replaced.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override void Process()
    {
        var instance = Records.InstanceId.Parse(InstanceId);
        var path = ResolvePath(Path) ?? ChooseHome();
        var source = SourceLocation.Find(path, Environment.GetEnvironmentVariable);
        var before = SettingsFile.Read(State);
        var target = ResolveTarget(GivenTarget(Target)) ?? ChooseTarget(before);
        var location = TargetAt(target);
        var policyPath = ResolvePath(PolicyPath) ?? before.PolicyPath ?? State.Policy;
        var file = new PolicySetup(policyPath, State);
        var policy = file.IsKept(Force) ? file.Read() : null;
        if (policy is null)
        {
            file.RequireReplaceable(source.HomeFolder);
            RequireNotTheTarget(policyPath, location);
        }

        var identity = FindInstance(InstanceId, policy ?? ProtectionPolicy.Default with { Instance = instance });

        var checks = TargetPreflight.Check(location, State, TargetOptions(identity, IngestToken), StopToken);
        var holds = Count(source);
        var policyState = policy is not null ? PolicyFileState.Kept : Write(file, policyPath, instance);
        Remember(before, before.With(target, instance, ResolvePath(PolicyPath), State));
        WriteObject(
            new SyncSetup
            {
                Source = Safe(source.Name),
                Holds = holds,
                Target = Safe(location.File ?? location.Name),
                Checks = [.. checks.Select(check => ErrorRecords.Explain(check, Safe))],
                PolicyPath = Safe(policyPath),
                PolicyState = policyState,
                InstanceId = identity.Value,
                NextCommands = [.. Next(path, target, policyPath, location, policy?.Instance ?? instance).All().Select(Safe)],
            }
        );
    }

    private static void RequireNotTheTarget(string policyPath, TargetLocation location)
    {
        if (policyPath == location.File)
        {
            throw new OpenClawSyncException(ErrorIds.PolicyUnwritable, "The target and the policy cannot be the same file.");
        }
    }

    // Null for the default source: the one that the environment names, or the only home.
    private string? ChooseHome()
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

    private string? ChooseTarget(RememberedSettings before) =>
        Force || Environment.GetEnvironmentVariable(TargetLocation.UrlVariable) is { Length: > 0 }
            ? null
            : ResolveTarget(new SetupQuestions(Host).Target(before.Target ?? State.DefaultTarget));

    private void Remember(RememberedSettings before, RememberedSettings after)
    {
        if (before == after || !ShouldProcess(Safe(State.Settings), "Remember target, instance and policy for later commands"))
        {
            return;
        }

        string[] kept = [after.Target ?? "", after.PolicyPath ?? ""];
        if (kept.All(text => Safe(text) == text))
        {
            SettingsFile.Write(State, after);
        }
        else
        {
            WriteWarning(
                "The target or the policy is not remembered, because its name contains what a rule finds. Pass it to each command."
            );
        }
    }

    private RecordCounts Count(SourceLocation location)
    {
        using var snapshots = new RunSnapshots(State, IsWhatIf);
        using var source = location.Open(SourceOptions(null, snapshots.Folder));
        return RecordCounts.Count(source, Hold, StopToken);
    }

    private PolicyFileState Write(PolicySetup file, string path, InstanceId instance)
    {
        if (!ShouldProcess(Safe(path), "Write the policy file"))
        {
            return PolicyFileState.NotWritten;
        }

        file.Write(PolicyText.Create(instance, file.WriteSchema(MyInvocation.MyCommand.Module.ModuleBase)));
        return PolicyFileState.Written;
    }

    // What later commands find by themselves is left out.
    private NextCommands Next(string? path, string? target, string policyPath, TargetLocation location, InstanceId ofPolicy) =>
        new()
        {
            Path = path,
            Target = TargetAt(null) is var found && (found.File, found.Name) == (location.File, location.Name) ? null : target,
            PolicyPath = ProtectionSettings.FindPolicy(null, State) == policyPath ? null : policyPath,
            InstanceId =
                InstanceId is null || FindInstance(null, ProtectionPolicy.Default with { Instance = ofPolicy }).Value == InstanceId
                    ? null
                    : InstanceId,
            IsEndpoint = location.File is null,
            AsksForToken = location.File is null && IngestToken is not null,
        };
}
