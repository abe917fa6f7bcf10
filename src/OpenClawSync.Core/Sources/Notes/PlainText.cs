using OpenClawSync.Records.Notes;

namespace OpenClawSync.Sources.Notes;

/// <summary>Rendered text, and the stretches in which no time or tag is looked for (code, URLs, headings).</summary>
internal sealed class PlainText(RenderedText rendered, IReadOnlyList<Range> opaque)
{
    // Neither a letter, a digit nor white space, so it ends a word and starts none.
    private const char Mask = '\uFFFC';

    public RenderedText Rendered { get; } = rendered;

    private IReadOnlyList<Range> Opaque { get; } = opaque;

    /// <summary>The text, unit for unit, with what is opaque masked.</summary>
    public string Searchable()
    {
        if (Opaque.Count == 0)
        {
            return Rendered.Text;
        }

        return string.Create(
            Rendered.Text.Length,
            this,
            static (units, self) =>
            {
                self.Rendered.Text.CopyTo(units);
                foreach (var range in self.Opaque)
                {
                    foreach (ref var unit in units[range])
                    {
                        if (unit != ' ')
                        {
                            unit = Mask;
                        }
                    }
                }
            }
        );
    }
}
