using OpenClawSync.Records.Notes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace OpenClawSync.Sources.Notes;

/// <summary>Reads the <c>tags</c> of a note's front matter: a list, or text that is separated by commas or spaces.</summary>
internal static class FrontMatterTags
{
    private static readonly char[] Separators = [',', ' ', '\t', '\r', '\n'];

    public static IReadOnlyList<NoteTag> Read(NoteText note, int firstLine, int lastLine)
    {
        var start = note.LineStart(firstLine);
        var yaml = note.Markdown[start..note.LineStart(lastLine + 1)];
        try
        {
            return FrontMatterScalars.Under("tags", yaml).SelectMany(scalar => TagsOf(scalar, yaml, start + note.Offset)).ToArray();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // For some malformed YAML the parser throws other exceptions than its own.
            return [];
        }
    }

    private static IEnumerable<NoteTag> TagsOf((Scalar Value, bool IsListItem) scalar, string yaml, int offset)
    {
        var (value, isListItem) = scalar;
        if (value is { Style: ScalarStyle.Plain, Value: "~" or "null" })
        {
            yield break;
        }

        var end = Math.Min((int)value.End.Index, yaml.Length);
        var at = Math.Min((int)value.Start.Index, end);
        foreach (var word in isListItem ? [value.Value] : value.Value.Split(Separators))
        {
            var name = word.Trim().TrimStart('#');
            if (name.Length == 0)
            {
                continue;
            }

            // A word that is written with escapes does not occur literally in the source. Its source is then the whole value.
            var found = yaml.AsSpan(at, end - at).IndexOf(name, StringComparison.Ordinal);
            yield return found < 0
                ? new NoteTag(name.ToLowerInvariant(), offset + (int)value.Start.Index, end - (int)value.Start.Index)
                : new NoteTag(name.ToLowerInvariant(), offset + at + found, name.Length);
            if (found >= 0)
            {
                at += found + name.Length;
            }
        }
    }
}
