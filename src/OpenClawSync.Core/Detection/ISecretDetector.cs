using OpenClawSync.Detection.Scanning;

namespace OpenClawSync.Detection;

/// <summary>Finds secrets in text. Deterministic, without a clock, and safe to call from several threads.</summary>
internal interface ISecretDetector
{
    /// <summary>Changes whenever the same text could give other hits; it is part of the policy id.</summary>
    string Version { get; }

    /// <summary>The hits in order of their start, merged: no two overlap or touch. The placeholder itself is never hit.</summary>
    IReadOnlyList<SecretHit> Detect(ReadOnlySpan<char> text);

    /// <summary>The detector for text of the note or file at a path; some of a policy depends on it.</summary>
    ISecretDetector At(string? path) => this;
}
