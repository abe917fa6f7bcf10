using Markdig.Parsers;

namespace OpenClawSync.Sources.Notes;

/// <summary>Lists, as deep as <see cref="NestingBound"/> allows.</summary>
internal sealed class BoundedListParser : ListBlockParser
{
    public override BlockState TryOpen(BlockProcessor processor) =>
        NestingBound.IsReached(processor) ? BlockState.None : base.TryOpen(processor);
}
