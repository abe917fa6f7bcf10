using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace OpenClawSync.HelpMaker.Reading;

/// <summary>Makes lines of text of doc comments.</summary>
internal static partial class DocText
{
    /// <summary>All of it as one line.</summary>
    public static string Line(XElement? element) => string.Join(' ', Paragraphs(element));

    /// <summary>A line for each paragraph. Text outside of any is one too.</summary>
    public static IReadOnlyList<string> Paragraphs(XElement? element)
    {
        var lines = new List<string>();
        var loose = new List<XNode>();
        foreach (var node in element?.Nodes() ?? [])
        {
            if (node is XElement { Name.LocalName: "para" } paragraph)
            {
                Take();
                lines.Add(Inline(paragraph.Nodes()));
            }
            else
            {
                loose.Add(node);
            }
        }

        Take();
        return lines;

        void Take()
        {
            if (Inline(loose) is { Length: > 0 } line)
            {
                lines.Add(line);
            }

            loose.Clear();
        }
    }

    /// <summary>The first sentence and the rest.</summary>
    public static (string First, string Others) Split(string line)
    {
        var end = line.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? (line, "") : (line[..(end + 1)], line[(end + 2)..]);
    }

    private static string Inline(IEnumerable<XNode> nodes) => Gaps().Replace(string.Concat(nodes.Select(Text)), " ").Trim();

    private static string Text(XNode node) =>
        node switch
        {
            XText text => text.Value,
            XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
            XElement { Name.LocalName: "see" } link => (string?)link.Attribute("langword")
                ?? ShortName((string?)link.Attribute("cref") ?? link.Value),
            XElement other => string.Concat(other.Nodes().Select(Text)),
            _ => "",
        };

    private static string ShortName(string id) => id[(id.LastIndexOfAny(['.', ':']) + 1)..];

    [GeneratedRegex(@"\s+")]
    private static partial Regex Gaps();
}
