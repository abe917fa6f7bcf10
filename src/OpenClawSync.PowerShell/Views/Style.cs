using System.Management.Automation;

namespace OpenClawSync.Views;

/// <summary>
/// Paints text in the colours of $PSStyle, which whoever sits there may have set. PowerShell takes them out again where nobody would see
/// them: in files and pipes, under NO_COLOR, and with plain rendering.
/// </summary>
internal static class Style
{
    // Newer than the reference assembly. By reflection, since PowerShell's adapter would compile an accessor for each property first.
    private static readonly object? Session = typeof(PSObject)
        .Assembly.GetType("System.Management.Automation.PSStyle")
        ?.GetProperty("Instance")
        ?.GetValue(null);

    public static string Paint(string text, Tone tone)
    {
        var colour = text.Length == 0 ? null : Colour(tone);
        return string.IsNullOrEmpty(colour) ? text : colour + text + Value(Session, "Reset");
    }

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
