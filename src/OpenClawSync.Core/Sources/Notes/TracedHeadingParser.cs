using Markdig.Parsers;

namespace OpenClawSync.Sources.Notes;

/// <summary>
/// Parses headings so that their text can be traced to the note. The base parser would expand a tab after the number signs in a copy of the
/// line, and return positions in that copy.
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
