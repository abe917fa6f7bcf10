namespace OpenClawSync.Targets;

/// <summary>What became of one item of a batch.</summary>
/// <param name="Status">What became of it.</param>
/// <param name="Notes">Why, for an item that failed: a reason without any value of the row.</param>
/// <param name="Attempts">How often it was sent; 0 when it was known to be there already.</param>
internal sealed record PushOutcome(PushStatus Status, string? Notes = null, int Attempts = 1);
