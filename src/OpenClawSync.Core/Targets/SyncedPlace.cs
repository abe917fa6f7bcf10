using OpenClawSync.Records;

namespace OpenClawSync.Targets;

/// <summary>A place of the source that an earlier run read: a store, a workspace or the config.</summary>
/// <param name="Name">Its name, in which no rule fires.</param>
/// <param name="Kinds">The kinds of its records; none for a place whose accepted absence has been dealt with.</param>
/// <param name="Scope">The beginning of the keys of its records; null when it may hold any record of its kinds.</param>
/// <param name="Version">The state of a database; null for any other place.</param>
/// <param name="IsAccepted">Whether an operator said that its absence is on purpose.</param>
internal sealed record SyncedPlace(string Name, RecordKinds Kinds, string? Scope, PlaceVersion? Version, bool IsAccepted);
