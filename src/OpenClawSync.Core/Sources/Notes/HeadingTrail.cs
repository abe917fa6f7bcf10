using OpenClawSync.Records.Notes;

namespace OpenClawSync.Sources.Notes;

/// <summary>The headings that stand above the place reached in a note.</summary>
internal sealed class HeadingTrail
{
    private readonly List<(int Level, RenderedText Text)> _open = [];

    /// <summary>Closes the headings of the same and of deeper levels, opens this one and gives the path to it.</summary>
    public IReadOnlyList<RenderedText> Enter(int level, RenderedText text)
    {
        _open.RemoveAll(heading => heading.Level >= level);
        _open.Add((level, text));
        return _open.Select(heading => heading.Text).ToArray();
    }
}
