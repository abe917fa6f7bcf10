namespace OpenClawSync.Detection.Text;

/// <summary>What redaction puts in the place of a secret.</summary>
internal static class Placeholder
{
    public const string Text = "[REDACTED]";
}
