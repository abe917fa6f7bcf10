using OpenClawSync.Connections;
using OpenClawSync.Detection;
using OpenClawSync.Protection.Policy;
using OpenClawSync.Sources;
using OpenClawSync.State;
using OpenClawSync.Targets;

namespace OpenClawSync.Runs;

/// <summary>
/// What both a run and its plan (<c>-WhatIf</c>) need: the opened source, the rules, and the identity of this installation.
/// </summary>
internal sealed class OpenedSync : IDisposable
{
    private readonly RunSnapshots _snapshots;
    private readonly SourceLocation _location;

    private OpenedSync(
        RunSnapshots snapshots,
        SourceLocation location,
        IRecordSource source,
        ProtectionPolicy policy,
        SyncOptions options,
        Installation installation
    )
    {
        (_snapshots, _location, Source, Options, Installation) = (snapshots, location, source, options, installation);
        Rules = PolicyDetector.Create(policy, installation.Key);
        Retention = new TargetRetention(policy.RunLogRetention, policy.TombstoneRetention);
        Protector = new Protector(policy, Rules, installation.Key, options.Instance);
    }

    public SyncOptions Options { get; }

    /// <summary>The temporary folder of a plan; null for a run.</summary>
    public string? Temporary => _snapshots.Temporary;

    public IRecordSource Source { get; }

    public Installation Installation { get; }

    /// <summary>The detector with the rules of the policy.</summary>
    public ISecretDetector Rules { get; }

    public Protector Protector { get; }

    /// <summary>The policy file; null when there is none.</summary>
    public string? PolicyFile { get; private init; }

    /// <summary>The display name of the source.</summary>
    public string SourceName => _location.Name;

    /// <param name="request">What the operator asked for.</param>
    /// <param name="state">The state folder.</param>
    /// <param name="environment">Reads an environment variable.</param>
    /// <param name="leavesNoTrace">Creates neither folders nor keys, because a plan must not.</param>
    public static OpenedSync Open(SyncRequest request, StateFolder state, Func<string, string?> environment, bool leavesNoTrace)
    {
        var policy = request.ReadPolicy(state);
        var options = request.ToOptions(policy, state, environment);
        var snapshots = new RunSnapshots(state, leavesNoTrace);
        try
        {
            var location = SourceLocation.Find(request.Source, environment);
            options = options with { Filter = location.WithKnownAgents(options.Filter, environment) };
            var source = location.Open(
                new SourceOptions(environment, snapshots.Folder) { Token = request.SourceToken, Home = policy.Home.With(request.PathMap) }
            );
            var installation = leavesNoTrace ? InstallationFile.GetWithoutTrace(state) : InstallationFile.Get(state);
            return new OpenedSync(snapshots, location, source, policy, options, installation)
            {
                PolicyFile = ProtectionSettings.FindPolicy(request.PolicyPath, state),
            };
        }
        catch
        {
            snapshots.Dispose();
            throw;
        }
    }

    /// <summary>What the policy lets a SQLite target keep.</summary>
    private TargetRetention Retention { get; }

    /// <summary>The options to open the target with for this source.</summary>
    public TargetOptions TargetOptions(SyncRequest request, TimeProvider time) =>
        new(Options.Instance, time)
        {
            Token = request.IngestToken,
            BatchSize = request.BatchSize,
            Retention = Retention,
            Source = Installation.NameOf(_location.Identity, Options.Instance),
            Installation = Installation.ClaimOf(Options.Instance),
        };

    public void Dispose()
    {
        Source.Dispose();
        _snapshots.Dispose();
    }
}
