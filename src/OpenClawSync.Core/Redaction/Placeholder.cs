namespace OpenClawSync.Redaction;

/// <summary>What stands where a secret was.</summary>
internal static class Placeholder
{
    public const string Text = "[REDACTED]";
}
