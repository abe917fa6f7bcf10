using System.Collections.Immutable;
using System.Security.Cryptography;
using OpenClawSync.Detection;
using OpenClawSync.Fingerprint;
using OpenClawSync.Records.Notes;

namespace OpenClawSync.Protection;

/// <summary>
/// What protecting the entries of one note shares: the hits in the raw file, seen whole, and the section ids, which depend on
/// all headings of the file.
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
        var hits = new NoteHits(detector.Detect(note.Text));
        var headings = new Dictionary<RenderedText, string>(ReferenceEqualityComparer.Instance);
        var ordinals = new Dictionary<string, int>(StringComparer.Ordinal);
        var ids = ImmutableArray.CreateBuilder<string>(note.Entries.Count);
        foreach (var entry in note.Entries)
        {
            var path = entry.HeadingPath.Select(Heading).ToList();
            var place = Convert.ToBase64String(CanonicalJson.Utf8(new object?[] { path, entry.Time }));
            var ordinal = ordinals.GetValueOrDefault(place);
            ordinals[place] = ordinal + 1;
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
