using System.Management.Automation;
using System.Management.Automation.Host;
using System.Text;

namespace OpenClawSync.Host;

/// <summary>stdout or stderr, with colour only where somebody can see it.</summary>
internal sealed class TextChannel
{
    private readonly TextWriter _writer;

    private TextChannel(TextWriter writer, bool redirected)
    {
        _writer = writer;
        IsTerminal = !redirected;
        // Windows consoles show escape sequences only after being asked to; plain text is right everywhere.
        SupportsColor = IsTerminal && !OperatingSystem.IsWindows()
            && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            && Environment.GetEnvironmentVariable("TERM") is not "dumb";
    }

    internal bool IsTerminal { get; }

    internal bool SupportsColor { get; }

    internal static TextChannel Output() =>
        new(Writer(Console.OpenStandardOutput(), Console.IsOutputRedirected), Console.IsOutputRedirected);

    internal static TextChannel Error() =>
        new(Writer(Console.OpenStandardError(), Console.IsErrorRedirected), Console.IsErrorRedirected);

    // The engine decorates text whatever its own settings say; only this call takes the escape sequences out again.
    internal void Write(string text) => _writer.Write(PSHostUserInterface.GetOutputString(text, SupportsColor));

    internal string Color(ConsoleColor foreground, ConsoleColor background, string text) =>
        !SupportsColor ? text
        : PSStyle.MapForegroundColorToEscapeSequence(foreground) + PSStyle.MapBackgroundColorToEscapeSequence(background)
            + text + PSStyle.Instance.Reset;

    // Files and pipes get UTF-8 on every system; a terminal gets what it was set to.
    private static StreamWriter Writer(Stream stream, bool redirected)
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var encoding = redirected || Console.OutputEncoding is UTF8Encoding ? utf8 : Console.OutputEncoding;
        return new StreamWriter(stream, encoding) { AutoFlush = true };
    }
}
