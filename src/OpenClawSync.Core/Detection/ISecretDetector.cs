using OpenClawSync.Detection.Scanning;

namespace OpenClawSync.Detection;

/// <summary>Finds secrets in text. Detectors are deterministic, do not depend on time, and are safe to call from several threads.</summary>
internal interface ISecretDetector
{
    /// <summary>Changes whenever the same text could have different hits; it is part of the policy id.</summary>
    string Version { get; }

    /// <summary>The hits in order of their start, merged so that no two overlap or touch. The placeholder itself is never a hit.</summary>
    IReadOnlyList<SecretHit> Detect(ReadOnlySpan<char> text);

    /// <summary>The detector for text of the note or file at a path, because some rules of a policy apply to certain paths only.</summary>
    ISecretDetector At(string? path) => this;
}
