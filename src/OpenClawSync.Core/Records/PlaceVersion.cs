namespace OpenClawSync.Records;

/// <summary>The state of a database file, by which an older copy or another database in its place is recognized.</summary>
/// <param name="Inode">
/// The number of the file in its file system, or where the platform has none, when it was created; 0 when unknown.
/// </param>
/// <param name="ChangeCounter">The counter in the header of the file, which only rises.</param>
/// <param name="Modified">When its content last changed, in nanoseconds since the epoch; 0 when unknown.</param>
/// <param name="HasRecords">Whether it has any record.</param>
internal sealed record PlaceVersion(long Inode, long ChangeCounter, long Modified, bool HasRecords)
{
    /// <summary>Whether the database is an older one than <paramref name="before" />, or an empty one that took its place.</summary>
    public bool IsOlderOrReplaced(PlaceVersion before) =>
        ChangeCounter < before.ChangeCounter
        || (ChangeCounter == before.ChangeCounter && Modified < before.Modified)
        || (before.HasRecords && !HasRecords && Inode != before.Inode);
}
