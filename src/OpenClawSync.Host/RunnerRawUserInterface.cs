using System.Management.Automation.Host;

namespace OpenClawSync.Host;

/// <summary>The size of the terminal, which formatting needs. The rest of a console's surface is not offered.</summary>
internal sealed class RunnerRawUserInterface : PSHostRawUserInterface
{
    private const int RedirectedWidth = 120;
    private const int RedirectedHeight = 50;

    public override Size BufferSize
    {
        get => Console.IsOutputRedirected ? new Size(RedirectedWidth, RedirectedHeight) : TerminalSize();
        set => throw new NotSupportedException();
    }

    public override Size WindowSize
    {
        get => BufferSize;
        set => throw new NotSupportedException();
    }

    public override Size MaxWindowSize => BufferSize;

    public override Size MaxPhysicalWindowSize => BufferSize;

    public override ConsoleColor ForegroundColor { get; set; } = ConsoleColor.Gray;

    public override ConsoleColor BackgroundColor { get; set; } = ConsoleColor.Black;

    public override Coordinates CursorPosition
    {
        get => default;
        set => throw new NotSupportedException();
    }

    public override Coordinates WindowPosition
    {
        get => default;
        set => throw new NotSupportedException();
    }

    public override int CursorSize { get; set; } = 25;

    public override string WindowTitle { get; set; } = "OpenClawSync";

    public override bool KeyAvailable => false;

    public override void FlushInputBuffer()
    {
    }

    public override KeyInfo ReadKey(ReadKeyOptions options) => throw new NotSupportedException();

    public override BufferCell[,] GetBufferContents(Rectangle rectangle) => throw new NotSupportedException();

    public override void SetBufferContents(Coordinates origin, BufferCell[,] contents) => throw new NotSupportedException();

    public override void SetBufferContents(Rectangle rectangle, BufferCell fill) => throw new NotSupportedException();

    public override void ScrollBufferContents(Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill) =>
        throw new NotSupportedException();

    // Some terminals report no size (a build agent's, for one); a width of zero would break every table.
    private static Size TerminalSize() =>
        new(Console.WindowWidth > 0 ? Console.WindowWidth : RedirectedWidth, Console.WindowHeight > 0 ? Console.WindowHeight : RedirectedHeight);
}
