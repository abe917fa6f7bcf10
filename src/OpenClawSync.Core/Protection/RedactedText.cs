using System.Collections.Immutable;
using OpenClawSync.Detection.Scanning;

namespace OpenClawSync.Protection;

/// <summary>Text that may be stored, with what was taken out of it.</summary>
internal readonly record struct RedactedText(string Text, ImmutableArray<SecretHit> Hits);
