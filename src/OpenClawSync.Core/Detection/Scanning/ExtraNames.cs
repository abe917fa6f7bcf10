using System.Buffers;

namespace OpenClawSync.Detection.Scanning;

/// <summary>The names of keys that a policy adds.</summary>
internal sealed class ExtraNames
{
    private readonly IReadOnlyList<(string Trigger, ExtraName Name)> _names;

    private ExtraNames(IReadOnlyList<(string Trigger, ExtraName Name)> names) =>
        (_names, Words) = (names, SearchValues.Create([.. names.Select(name => name.Trigger)], StringComparison.OrdinalIgnoreCase));

    /// <summary>The words to search a text for.</summary>
    public SearchValues<string> Words { get; }

    /// <summary>The names; null for none.</summary>
    public static ExtraNames? Create(IEnumerable<string> names)
    {
        var known = names
            .Select(ExtraName.Create)
            .OfType<ExtraName>()
            .SelectMany(name => name.Triggers.Select(trigger => (trigger, name)))
            .ToList();
        return known.Count == 0 ? null : new ExtraNames(known);
    }

    /// <summary>The longest name around a word; null when there is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where the word begins.</param>
    public (int Start, int End)? Find(ReadOnlySpan<char> text, int at)
    {
        (int Start, int End)? found = null;
        foreach (var (trigger, name) in _names)
        {
            if (
                text[at..].StartsWith(trigger, StringComparison.OrdinalIgnoreCase)
                && name.Match(text, at) is { } match
                && (found is not { } longest || match.End - match.Start > longest.End - longest.Start)
            )
            {
                found = match;
            }
        }

        return found;
    }
}
