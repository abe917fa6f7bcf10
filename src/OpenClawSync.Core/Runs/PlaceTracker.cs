using System.IO.Enumeration;
using OpenClawSync.Records;
using OpenClawSync.Sources;
using OpenClawSync.Targets;

namespace OpenClawSync.Runs;

/// <summary>
/// Compares the places that a pass finds with those that earlier runs read. What was there before and is not there any more was not seen
/// whole, unless an operator says that its absence is on purpose.
/// </summary>
/// <param name="remembered">The places that earlier runs read.</param>
/// <param name="kinds">The kinds that the pass reads.</param>
/// <param name="accepted">The names of places that may be missing; wildcards are allowed.</param>
/// <param name="mask">Masks the id of an agent as in keys.</param>
/// <param name="instance">The instance of the source.</param>
internal sealed class PlaceTracker(
    IReadOnlyList<SyncedPlace> remembered,
    RecordKinds kinds,
    IReadOnlyList<string> accepted,
    Func<string, string> mask,
    InstanceId instance
)
{
    private const string WorkspacePrefix = "workspace:";

    private readonly Dictionary<string, SyncedPlace> _remembered = remembered.ToDictionary(place => place.Name, StringComparer.Ordinal);
    private readonly Dictionary<string, SourcePlace> _found = new(StringComparer.Ordinal);

    /// <summary>Requires the accepted names to be places that earlier runs read, or that this pass expected and did not find.</summary>
    /// <exception cref="OpenClawSyncException">PlaceUnknown: there is no such place.</exception>
    public void RequireKnown()
    {
        var places = _remembered.Keys.Concat(_found.Where(found => IsExpected(found.Value)).Select(found => found.Key)).ToList();
        if (accepted.Any(name => !places.Exists(known => Matches(name, known))))
        {
            throw new OpenClawSyncException(
                ErrorIds.PlaceUnknown,
                "-AcceptMissing names a place that no earlier sync read. Known places: "
                    + $"{(places.Count == 0 ? "none" : string.Join(", ", places.Distinct().Order(StringComparer.Ordinal)))}."
            );
        }
    }

    /// <summary>Takes a place that the source reports.</summary>
    /// <returns>The problem to report; null when there is none, or when the place is reported as missing at the end.</returns>
    public Problem? Take(SourcePlace place)
    {
        var name = NameOf(place);
        _found[name] = place;
        return place.Problem is not { } problem || (place.State == PlaceState.Absent && _remembered.ContainsKey(name)) ? null
            : IsNewlyAccepted(name, place) ? null
            // Without a memory of earlier runs, what is absent may have had records. Parts of places were not always remembered.
            : _remembered.Count == 0 || place.Within is not null ? problem
            : problem with { Missed = RecordKinds.None };
    }

    /// <summary>The places that were there before and were not seen whole now.</summary>
    public IReadOnlyList<MissingPlace> FindMissing() =>
        [
            .. _remembered
                .Values.Where(place => place.Kinds.Any(kinds.Contains) && IsMissing(place))
                .Select(place => new MissingPlace(place, IsAccepted(WholeOf(place) ?? place)))
                .Where(missing => missing.IsAccepted || WholeOf(missing.Place) is null),
            .. _found
                .Where(found => IsNewlyAccepted(found.Key, found.Value))
                .Select(found => new MissingPlace(Synced(found.Key, found.Value), IsAccepted: true)),
        ];

    /// <summary>What to remember of the places once everything about them is done.</summary>
    public (IReadOnlyList<SyncedPlace> Set, IReadOnlyList<string> Forgotten) Changes(IReadOnlyList<MissingPlace> missing)
    {
        var kept = missing.Where(place => !place.IsAccepted).Select(place => place.Place.Name).ToHashSet(StringComparer.Ordinal);
        var present = _found
            .Where(found => found.Value.State == PlaceState.Present && !kept.Contains(found.Key))
            .Select(found => Synced(found.Key, found.Value))
            .Where(place => !_remembered.TryGetValue(place.Name, out var before) || before != place)
            .ToList();
        var superseded = _found.Where(found => found.Value.State == PlaceState.Superseded).Select(found => found.Key);
        var gone = missing
            .Where(place => place.IsAccepted && _found.GetValueOrDefault(place.Place.Name) is not { State: PlaceState.Present })
            .Select(place => place.Place)
            .ToLookup(place => _found.GetValueOrDefault(place.Name) is { } found && IsExpected(found));
        return (
            [.. present, .. gone[true].Select(Settled)],
            [.. superseded.Where(_remembered.ContainsKey), .. gone[false].Select(place => place.Name)]
        );
    }

    // What is forgotten would be reported again where it is always expected. Without kinds, no records depend on it any more.
    private static SyncedPlace Settled(SyncedPlace place) => place with { Kinds = RecordKinds.None, Version = null, IsAccepted = true };

    // A part of a place that must be there, whether or not an earlier run read it.
    private static bool IsExpected(SourcePlace place) => place is { State: PlaceState.Absent, Within: not null, Problem: not null };

    private bool IsNewlyAccepted(string name, SourcePlace place) =>
        IsExpected(place) && !_remembered.ContainsKey(name) && accepted.Any(pattern => Matches(pattern, name));

    private bool IsAccepted(SyncedPlace place) => place.IsAccepted || accepted.Any(name => Matches(name, place.Name));

    // The missing place that a place is a part of, which speaks for both.
    private SyncedPlace? WholeOf(SyncedPlace place) =>
        _found.GetValueOrDefault(place.Name) is { Within: { } whole }
        && _remembered.GetValueOrDefault(whole) is { } known
        && IsMissing(known)
            ? known
            : null;

    private SyncedPlace Synced(string name, SourcePlace found)
    {
        var before = _remembered.GetValueOrDefault(name);
        var scope = found.AgentId is null ? null : $"memory:{instance.Prefix}{name[WorkspacePrefix.Length..]}/";

        // The kinds of a place never change, and comparing sets would compare references.
        var kinds = before is { Kinds: var known } && known.Any() ? known : found.Kinds;
        return new SyncedPlace(name, kinds, scope, found.Version ?? before?.Version, IsAccepted: false);
    }

    private bool IsMissing(SyncedPlace place) =>
        !_found.TryGetValue(place.Name, out var found)
        || found.State == PlaceState.Absent
        || (found.State == PlaceState.Unexamined && WholeOf(place) is not null)
        || (
            found.State == PlaceState.Present
            && found.Version is { } version
            && place.Version is { } before
            && version.IsOlderOrReplaced(before)
        );

    private string NameOf(SourcePlace place) => place.AgentId is { } agent ? WorkspacePrefix + mask(agent) : place.Name;

    private static bool Matches(string pattern, string name) => FileSystemName.MatchesSimpleExpression(pattern, name);
}

/// <summary>A place that was there before and was not seen whole.</summary>
/// <param name="Place">The place.</param>
/// <param name="IsAccepted">Whether an operator says that this is on purpose.</param>
internal sealed record MissingPlace(SyncedPlace Place, bool IsAccepted);
