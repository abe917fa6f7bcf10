using System.Management.Automation;

namespace OpenClawSync.Views;

/// <summary>
/// Paints text in the colours of $PSStyle, which whoever sits there may have set. PowerShell takes them out again where nobody would see
/// them: in files and pipes, under NO_COLOR, and with plain rendering.
/// </summary>
internal static class Style
{
    // Newer than the reference assembly; PowerShell's own adapter finds its properties by name.
    private static readonly PSObject? Session =
        typeof(PSObject).Assembly.GetType("System.Management.Automation.PSStyle")?.GetProperty("Instance")?.GetValue(null) is { } style
            ? PSObject.AsPSObject(style)
            : null;

    public static string Paint(string text, Tone tone)
    {
        var colour = text.Length == 0 ? null : Colour(tone);
        return string.IsNullOrEmpty(colour) ? text : colour + text + Value(Session, "Reset");
    }

    private static string? Colour(Tone tone) => tone switch
    {
        Tone.Good => Value(Group("Foreground"), "Green"),
        Tone.Warning => Value(Group("Formatting"), "Warning"),
        Tone.Bad => Value(Group("Formatting"), "Error"),
        Tone.Quiet => Value(Session, "Dim"),
        Tone.Label => Value(Group("Formatting"), "FormatAccent"),
        _ => null,
    };

    private static PSObject? Group(string name) => Session?.Properties[name]?.Value is { } group ? PSObject.AsPSObject(group) : null;

    private static string? Value(PSObject? group, string name) => group?.Properties[name]?.Value as string;
}
