using System.Xml.Linq;

namespace OpenClawSync.HelpMaker.Writing;

/// <summary>
/// Merges the view files or the type files of a folder. PowerShell reads them in every runspace that imports the module, and the number of
/// files costs more time than their size.
/// </summary>
internal static class MergedViews
{
    public static void Write(string folder, string file)
    {
        var sources = Directory.EnumerateFiles(folder, "*.ps1xml").Order(StringComparer.Ordinal).Select(Load).ToList();
        var merged = sources[0];
        foreach (var source in sources[1..])
        {
            Content(merged).Add(Content(source).Elements());
        }

        merged.Save(file, SaveOptions.DisableFormatting);
    }

    // Removes comments and indentation, but keeps whitespace that a view shows.
    private static XDocument Load(string file)
    {
        var document = XDocument.Load(file, LoadOptions.PreserveWhitespace);
        document
            .DescendantNodes()
            .Where(node =>
                node is XComment || (node is XText text && string.IsNullOrWhiteSpace(text.Value) && text.Parent?.HasElements != false)
            )
            .Remove();
        return document;
    }

    // A type file has its elements directly below the root, a view file in a ViewDefinitions element.
    private static XElement Content(XDocument document) => document.Root!.Element("ViewDefinitions") ?? document.Root;
}
