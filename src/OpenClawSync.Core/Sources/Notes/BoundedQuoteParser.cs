using Markdig.Parsers;

namespace OpenClawSync.Sources.Notes;

/// <summary>Block quotes, as deep as <see cref="NestingBound"/> allows.</summary>
internal sealed class BoundedQuoteParser : QuoteBlockParser
{
    public override BlockState TryOpen(BlockProcessor processor) =>
        NestingBound.IsReached(processor) ? BlockState.None : base.TryOpen(processor);
}
