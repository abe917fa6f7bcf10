namespace OpenClawSync.Views;

/// <summary>What a status means, whatever it is the status of.</summary>
internal static class StatusTone
{
    public static Tone For(string status) =>
        status.ToUpperInvariant() switch
        {
            "SUCCEEDED" or "CREATED" or "UPDATED" or "PASSED" or "OK" or "ACTIVE" => Tone.Good,
            "PARTIAL" or "SKIPPED" or "UNKNOWN" or "BLOCKED" or "CANCELLED" or "STOPPED" => Tone.Warning,
            "FAILED" or "ERROR" or "TIMED_OUT" or "LOST" => Tone.Bad,
            "UNCHANGED" or "REMOVED" => Tone.Quiet,
            _ => Tone.Plain,
        };
}
