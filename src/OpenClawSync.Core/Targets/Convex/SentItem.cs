namespace OpenClawSync.Targets.Convex;

/// <summary>An item as it goes over the wire, and what became of it.</summary>
/// <param name="Item">The item.</param>
/// <param name="Json">Its row as canonical JSON, without what the target itself sets.</param>
/// <param name="Outcome">What became of it.</param>
internal sealed record SentItem(PushItem Item, byte[] Json, PushOutcome Outcome);

/// <summary>A row as it was when a target last acknowledged it.</summary>
/// <param name="Fingerprint">Of its content.</param>
/// <param name="Hash">Of all of it, bookkeeping included.</param>
internal sealed record AcknowledgedRow(string Fingerprint, byte[] Hash);
