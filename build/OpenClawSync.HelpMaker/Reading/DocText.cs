using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace OpenClawSync.HelpMaker.Reading;

/// <summary>Converts doc comments to lines of text.</summary>
internal static partial class DocText
{
    /// <summary>The whole element as one line.</summary>
    public static string Line(XElement? element) => string.Join(' ', Paragraphs(element));

    /// <summary>One line per paragraph. Text outside of paragraphs is a paragraph too.</summary>
    public static IReadOnlyList<string> Paragraphs(XElement? element)
    {
        var lines = new List<string>();
        var loose = new List<XNode>();
        foreach (var node in element?.Nodes() ?? [])
        {
            if (node is XElement { Name.LocalName: "para" } paragraph)
            {
                AddLoose();
                lines.Add(Inline(paragraph.Nodes()));
            }
            else
            {
                loose.Add(node);
            }
        }

        AddLoose();
        return lines;

        void AddLoose()
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

    /// <summary>Code without the indentation of the comment.</summary>
    public static string Code(string text)
    {
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n').Select(line => line.TrimEnd()).ToList();
        // The first line follows the opening tag, so it has no indentation.
        var margin = lines.Skip(1).Where(line => line.Length > 0).Select(Indentation).DefaultIfEmpty(0).Min();
        return string.Join('\n', lines.Select((line, index) => index == 0 ? line.TrimStart() : line[Math.Min(margin, line.Length)..]))
            .Trim('\n');

        static int Indentation(string line) => line.Length - line.TrimStart().Length;
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
