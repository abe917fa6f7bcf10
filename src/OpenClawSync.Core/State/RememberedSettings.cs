using OpenClawSync.Records;

namespace OpenClawSync.State;

/// <summary>
/// What Initialize-OpenClawSync was given, as the defaults of later commands. A token is never among it: a token belongs to the URL that
/// the environment names, or is given to each command.
/// </summary>
internal sealed record RememberedSettings
{
    public static RememberedSettings None { get; } = new();

    /// <summary>The file of an embedded target, or the URL of an ingest endpoint; null for the default.</summary>
    public string? Target { get; init; }

    /// <summary>The instance; none when it was not given.</summary>
    public InstanceId Instance { get; init; } = InstanceId.None;

    /// <summary>The policy file; null for the one in the state folder.</summary>
    public string? PolicyPath { get; init; }

    /// <summary>These settings with those that were given; a default that is given is forgotten, because it needs no memory.</summary>
    public RememberedSettings With(string? target, InstanceId instance, string? policyPath, StateFolder state) =>
        this with
        {
            Target = target is null ? Target : NullIf(target, state.DefaultTarget),
            Instance = instance == InstanceId.None ? Instance : instance,
            PolicyPath = policyPath is null ? PolicyPath : NullIf(policyPath, state.Policy),
        };

    private static string? NullIf(string given, string fallback) => given == fallback ? null : given;
}
