using System.Collections.Immutable;
using System.Security.Cryptography;
using OpenClawSync.Detection;
using OpenClawSync.Fingerprint;
using OpenClawSync.Records.Notes;

namespace OpenClawSync.Protection;

/// <summary>
/// What the entries of one note share when they are protected: the hits in the whole raw file, and the section ids, which depend on all
/// headings of the file.
/// </summary>
internal sealed class NoteProtection
{
    private NoteProtection(MemoryNote note, NoteHits hits, ImmutableArray<string> sectionIds)
    {
        Hits = hits;
        SectionIds = sectionIds;
        Lines = new NoteLines(note.Text);
    }

    public NoteHits Hits { get; }

    public NoteLines Lines { get; }

    /// <summary>The section id of each entry, by its index.</summary>
    public ImmutableArray<string> SectionIds { get; }

    public static NoteProtection Create(MemoryNote note, ISecretDetector detector, TextRedactor redactor)
    {
        var hits = new NoteHits(ReadingHits.Detect(detector, note.Text, note.GuessedCodePage));
        var headings = new Dictionary<RenderedText, string>(ReferenceEqualityComparer.Instance);
        var ordinals = new Dictionary<string, int>(StringComparer.Ordinal);
        var ids = ImmutableArray.CreateBuilder<string>(note.Entries.Count);
        foreach (var entry in note.Entries)
        {
            var path = entry.HeadingPath.Select(Heading).ToList();
            var location = Convert.ToBase64String(CanonicalJson.Utf8(new object?[] { path, entry.Time }));
            var ordinal = ordinals.GetValueOrDefault(location);
            ordinals[location] = ordinal + 1;
            var hash = SHA256.HashData(CanonicalJson.Utf8(new object?[] { path, entry.Time, ordinal }));
            ids.Add(Convert.ToHexStringLower(hash)[..16]);
        }

        return new NoteProtection(note, hits, ids.MoveToImmutable());

        string Heading(RenderedText heading)
        {
            if (!headings.TryGetValue(heading, out var text))
            {
                var masked = RenderedMask.Apply(heading, RenderedMask.Project(heading, hits));
                headings[heading] = text = redactor.Redact(masked.Text, int.MaxValue).Text;
            }

            return text;
        }
    }
}

/// <summary>Converts between positions in a note and line numbers. Lines end with LF, CR LF or a lone CR.</summary>
internal sealed class NoteLines
{
    private readonly ImmutableArray<int> _starts;
    private readonly string _text;

    public NoteLines(string text)
    {
        _text = text;
        var starts = ImmutableArray.CreateBuilder<int>();
        starts.Add(0);
        for (var at = text.AsSpan().IndexOfAny('\r', '\n'); at >= 0; )
        {
            at += text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1;
            starts.Add(at);
            var next = text.AsSpan(at).IndexOfAny('\r', '\n');
            at = next < 0 ? -1 : at + next;
        }

        _starts = starts.ToImmutable();
    }

    /// <summary>The 1-based number of the line at a position.</summary>
    public int LineOf(int position)
    {
        var found = _starts.BinarySearch(position);
        return found >= 0 ? found + 1 : ~found;
    }

    /// <summary>The raw text of a range of lines; both numbers are 1-based and inclusive.</summary>
    public string TextOf(int first, int last)
    {
        var end = last < _starts.Length ? _starts[last] : _text.Length;
        return _text[_starts[first - 1]..end];
    }
}
