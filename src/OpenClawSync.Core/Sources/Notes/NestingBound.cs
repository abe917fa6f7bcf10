using Markdig.Parsers;

namespace OpenClawSync.Sources.Notes;

/// <summary>
/// Limits how deep quotes and lists may nest. Deeper markers are text: the parser examines every open block for every line, and would
/// reject the whole note.
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

/// <summary>Parses lists up to the depth that <see cref="NestingBound"/> allows.</summary>
internal sealed class BoundedListParser : ListBlockParser
{
    public override BlockState TryOpen(BlockProcessor processor) =>
        NestingBound.IsReached(processor) ? BlockState.None : base.TryOpen(processor);
}

/// <summary>Parses block quotes up to the depth that <see cref="NestingBound"/> allows.</summary>
internal sealed class BoundedQuoteParser : QuoteBlockParser
{
    public override BlockState TryOpen(BlockProcessor processor) =>
        NestingBound.IsReached(processor) ? BlockState.None : base.TryOpen(processor);
}
