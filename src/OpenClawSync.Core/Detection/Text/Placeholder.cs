namespace OpenClawSync.Detection.Text;

/// <summary>What stands where a secret was.</summary>
internal static class Placeholder
{
    public const string Text = "[REDACTED]";
}
