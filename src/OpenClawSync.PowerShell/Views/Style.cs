using System.Management.Automation;

namespace OpenClawSync.Views;

/// <summary>
/// Applies the colours of $PSStyle, which the user can change. PowerShell removes them where they make no sense: in files and pipes, with
/// NO_COLOR, and with plain text rendering.
/// </summary>
internal static class Style
{
    // The type is newer than the reference assembly. Plain reflection is faster in a new process than PowerShell's adapter, which compiles
    // an accessor for each property.
    private static readonly object? Session = typeof(PSObject)
        .Assembly.GetType("System.Management.Automation.PSStyle")
        ?.GetProperty("Instance")
        ?.GetValue(null);

    public static string Paint(string text, Tone tone)
    {
        var colour = text.Length == 0 ? null : Colour(tone);
        return string.IsNullOrEmpty(colour) ? text : colour + text + Value(Session, "Reset");
    }

    /// <summary>The tone for the status of a row, push, check, schedule or run.</summary>
    public static Tone ForStatus(string status) =>
        status.ToUpperInvariant() switch
        {
            "SUCCEEDED" or "CREATED" or "UPDATED" or "PASSED" or "OK" or "ACTIVE" => Tone.Good,
            "PARTIAL" or "SKIPPED" or "UNKNOWN" or "BLOCKED" or "CANCELLED" or "STOPPED" => Tone.Warning,
            "FAILED" or "ERROR" or "TIMED_OUT" or "LOST" => Tone.Bad,
            "UNCHANGED" or "REMOVED" => Tone.Quiet,
            _ => Tone.Plain,
        };

    private static string? Colour(Tone tone) =>
        tone switch
        {
            Tone.Good => Value(Group("Foreground"), "Green"),
            Tone.Warning => Value(Group("Formatting"), "Warning"),
            Tone.Bad => Value(Group("Formatting"), "Error"),
            Tone.Quiet => Value(Session, "Dim"),
            Tone.Label => Value(Group("Formatting"), "FormatAccent"),
            _ => null,
        };

    private static object? Group(string name) => Property(Session, name);

    private static string? Value(object? group, string name) => Property(group, name) as string;

    private static object? Property(object? group, string name) => group?.GetType().GetProperty(name)?.GetValue(group);
}
