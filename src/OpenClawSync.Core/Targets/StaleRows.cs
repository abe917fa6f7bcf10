namespace OpenClawSync.Targets;

/// <summary>Whether rows may be left from before the present policy.</summary>
/// <param name="MayBeThere">They may.</param>
/// <param name="KeyRotated">The key changed, so keys with masked segments are superseded.</param>
/// <param name="LayoutChanged">The splitting changed, so keys of memory entries are superseded.</param>
internal sealed record StaleRows(bool MayBeThere, bool KeyRotated, bool LayoutChanged);
