using System.Text;
using OpenClawSync.Detection;

namespace OpenClawSync.Core.Tests.Detection;

/// <summary>Applies a detector's hits the way the redactor will, and looks for what is left of a secret.</summary>
internal static class Redacting
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

    /// <summary>A piece of the secret that still stands in the text, or null.</summary>
    public static string? Leak(string redacted, string secret)
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
