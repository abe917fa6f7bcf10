using Markdig.Parsers;

namespace OpenClawSync.Sources.Notes;

/// <summary>
/// How deep quotes and lists may nest. Deeper marks are text: every open block is looked at for every line, and the parser
/// would refuse the note as a whole.
/// </summary>
internal static class NestingBound
{
    private const int MaxDepth = 64;

    public static bool IsReached(BlockProcessor processor)
    {
        var depth = 0;
        for (var block = processor.CurrentContainer; block is not null; block = block.Parent)
        {
            depth++;
        }

        return depth > MaxDepth;
    }
}
