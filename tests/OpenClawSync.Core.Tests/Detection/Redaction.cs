using System.Text;
using OpenClawSync.Detection;

namespace OpenClawSync.Core.Tests.Detection;

/// <summary>Applies the hits of a detector as the redactor does, and finds what is left of a secret.</summary>
internal static class Redaction
{
    public const int Piece = 8;

    public static string Redact(string text) => Redact(text, SecretDetector.Default);

    public static string Redact(string text, ISecretDetector detector)
    {
        var redacted = new StringBuilder();
        var at = 0;
        foreach (var hit in detector.Detect(text))
        {
            redacted.Append(text, at, hit.Start - at).Append("[REDACTED]");
            at = hit.End;
        }
        return redacted.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>A piece of the secret that is still in the text, or null.</summary>
    public static string? FindLeak(string redacted, string secret)
    {
        var length = Math.Min(Piece, secret.Length);
        for (var i = 0; i + length <= secret.Length; i++)
        {
            if (redacted.Contains(secret.Substring(i, length), StringComparison.Ordinal))
            {
                return secret.Substring(i, length);
            }
        }

        return null;
    }
}
