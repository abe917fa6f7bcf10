using OpenClawSync.Records;
using OpenClawSync.Targets;

namespace OpenClawSync.Runs;

/// <summary>What the missing places of a pass mean for the rows of their records.</summary>
internal sealed class MissingPlaces(IReadOnlyList<MissingPlace> places)
{
    private readonly List<SyncedPlace> _open = [.. places.Where(place => !place.IsAccepted).Select(place => place.Place)];
    private readonly List<SyncedPlace> _accepted = [.. places.Where(place => place.IsAccepted).Select(place => place.Place)];

    public IReadOnlyList<MissingPlace> All => places;

    /// <summary>The places to remember as accepted, in case the run cannot complete.</summary>
    public IReadOnlyList<SyncedPlace> NewlyAccepted =>
        [.. _accepted.Where(place => !place.IsAccepted).Select(place => place with { IsAccepted = true })];

    /// <summary>One warning about all places whose absence was not accepted; null when there is none.</summary>
    public Problem? Warning =>
        _open.Count == 0
            ? null
            : Problem.Warning(
                ErrorIds.PlaceMissing,
                string.Join(", ", _open.Select(place => place.Name)),
                "Earlier syncs read this, and now it is missing, empty or older. None of its records is marked as removed or lost. "
                    + "If that is on purpose, run once: Invoke-OpenClawSync -Prune -AcceptMissing "
                    + string.Join(", ", _open.Select(place => $"'{place.Name}'")),
                [.. _open.SelectMany(place => place.Kinds).Distinct()]
            );

    /// <summary>Whether any record of a kind may be in a place that was not seen.</summary>
    public bool Hides(RecordKind kind) => _open.Exists(place => place.Scope is null && place.Kinds.Contains(kind));

    /// <summary>Whether no record of a kind is missed, neither all over nor in part.</summary>
    public bool IsWhole(RecordKind kind) => !_open.Exists(place => place.Kinds.Contains(kind));

    /// <summary>The beginnings of the keys of a kind whose records were not looked for.</summary>
    public IEnumerable<string> HiddenScopes(RecordKind kind) => Scopes(_open, kind);

    /// <summary>The beginnings of the keys of a kind that may be removed in any number.</summary>
    public IEnumerable<string> AcceptedScopes(RecordKind kind) =>
        _accepted.Exists(place => place.Scope is null && place.Kinds.Contains(kind)) ? [""] : Scopes(_accepted, kind);

    private static IEnumerable<string> Scopes(IEnumerable<SyncedPlace> places, RecordKind kind) =>
        places.Where(place => place.Kinds.Contains(kind)).Select(place => place.Scope).OfType<string>();
}
