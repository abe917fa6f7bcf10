using OpenClawSync.Records.Notes;

namespace OpenClawSync.Sources.Notes;

/// <summary>Rendered text, and the ranges that are not searched for times and tags (code, URLs, headings).</summary>
internal sealed class PlainText(RenderedText rendered, IReadOnlyList<Range> opaque)
{
    // Neither a letter, a digit nor white space, so it cannot be part of a word.
    private const char Mask = '\uFFFC';

    public RenderedText Rendered { get; } = rendered;

    private IReadOnlyList<Range> Opaque { get; } = opaque;

    /// <summary>The text with the opaque ranges masked. All positions stay the same.</summary>
    public string Searchable()
    {
        if (Opaque.Count == 0)
        {
            return Rendered.Text;
        }

        return string.Create(
            Rendered.Text.Length,
            this,
            static (characters, self) =>
            {
                self.Rendered.Text.CopyTo(characters);
                foreach (var range in self.Opaque)
                {
                    foreach (ref var character in characters[range])
                    {
                        if (character != ' ')
                        {
                            character = Mask;
                        }
                    }
                }
            }
        );
    }
}
