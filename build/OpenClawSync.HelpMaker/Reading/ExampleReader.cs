using System.Xml.Linq;
using OpenClawSync.HelpMaker.Model;

namespace OpenClawSync.HelpMaker.Reading;

/// <summary>Reads the examples of a class: a paragraph that is the title, the code, and paragraphs that are remarks.</summary>
internal static class ExampleReader
{
    public static IReadOnlyList<ExampleHelp> Read(XElement comments) => [.. comments.Elements("example").Select(Example)];

    private static ExampleHelp Example(XElement example)
    {
        var code = example.Element("code");
        return new ExampleHelp(
            string.Join(' ', example.Elements("para").Where(IsTitle).Select(DocText.Line)).TrimEnd('.'),
            CodeText.Clean(code?.Value ?? ""),
            [.. example.Elements("para").Where(paragraph => !IsTitle(paragraph)).Select(DocText.Line)],
            (string?)code?.Attribute("needs")
        );
    }

    private static bool IsTitle(XElement paragraph) => paragraph.ElementsAfterSelf("code").Any();
}
