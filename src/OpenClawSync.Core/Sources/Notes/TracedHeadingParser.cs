using Markdig.Parsers;

namespace OpenClawSync.Sources.Notes;

/// <summary>
/// Headings whose text can be traced to the note. A tab behind the marks would otherwise be expanded in a copy of the line,
/// and positions counted in that copy.
/// </summary>
internal sealed class TracedHeadingParser : HeadingBlockParser
{
    public override BlockState TryOpen(BlockProcessor processor)
    {
        var state = base.TryOpen(processor);
        while (state != BlockState.None && processor.CurrentChar is ' ' or '\t')
        {
            processor.NextChar();
        }

        return state;
    }
}
