using OpenClawSync.Records.Notes;
using OpenClawSync.Sources.Notes;

namespace OpenClawSync.Core.Tests.Sources.Notes;

/// <summary>Splits notes and describes the result in short form.</summary>
internal static class Notes
{
    public static IReadOnlyList<NoteEntry> Daily(string text) => Split(text, isDaily: true).Entries;

    public static IReadOnlyList<NoteEntry> Longterm(string text) => Split(text, isDaily: false).Entries;

    public static MemoryNote Split(string text, bool isDaily) => NoteSplitter.Split(text, [1, 2, 3], isDaily);

    /// <summary>The heading path, time and lines of each entry.</summary>
    public static string[] Outline(this IReadOnlyList<NoteEntry> entries) =>
        [.. entries.Select(entry => $"{Place(entry)} {entry.LineStart}-{entry.LineEnd}")];

    /// <summary>The heading path and times, without the lines.</summary>
    public static string Place(NoteEntry entry)
    {
        var path = string.Join(" / ", entry.HeadingPath.Select(heading => heading.Text));
        var marker = entry.MarkerTime is null ? "" : $" · {entry.MarkerTime}";
        var time = entry.Time is null ? "" : $"@{entry.Time}";
        return $"[{path}{marker}]{time}";
    }

    public static string Body(string text) => Assert.Single(Longterm(text)).Body.Text;

    public static string[] Tags(string text) => [.. Assert.Single(Longterm(text)).Tags.Select(tag => tag.Name)];
}
