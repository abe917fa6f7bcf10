using OpenClawSync.Detection;
using OpenClawSync.Detection.Scanning;

namespace OpenClawSync.Core.Tests.Runs.FaultInjection;

/// <summary>An engine of an older version fails on some text; the next version is mended.</summary>
internal sealed class ModelDetector(ISecretDetector inner, bool isMended) : ISecretDetector
{
    public string Version => inner.Version + (isMended ? "/2" : "/1");

    public IReadOnlyList<SecretHit> Detect(ReadOnlySpan<char> text) =>
        !isMended && text.Contains(ModelTexts.Poison, StringComparison.Ordinal)
            ? throw new InvalidOperationException("The engine fails.")
            : inner.Detect(text);
}
