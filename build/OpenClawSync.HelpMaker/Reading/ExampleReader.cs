using System.Xml.Linq;
using OpenClawSync.HelpMaker.Model;

namespace OpenClawSync.HelpMaker.Reading;

/// <summary>Reads the examples of a class: paragraphs before the code are the title, paragraphs after it are remarks.</summary>
internal static class ExampleReader
{
    public static IReadOnlyList<ExampleHelp> Read(XElement comments) => [.. comments.Elements("example").Select(Example)];

    private static ExampleHelp Example(XElement example)
    {
        var code = example.Element("code");
        return new ExampleHelp(
            string.Join(' ', example.Elements("para").Where(IsTitle).Select(DocText.Line)).TrimEnd('.'),
            DocText.Code(code?.Value ?? ""),
            [.. example.Elements("para").Where(paragraph => !IsTitle(paragraph)).Select(DocText.Line)],
            (string?)code?.Attribute("needs")
        );
    }

    private static bool IsTitle(XElement paragraph) => paragraph.ElementsAfterSelf("code").Any();
}
