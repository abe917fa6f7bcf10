using System.Xml.Linq;

namespace OpenClawSync.HelpMaker.Writing;

/// <summary>
/// Puts the view files of a folder, or its type files, into one. They are written one a subject; but PowerShell reads them anew in every
/// runspace that imports the module, and each file costs it more than what is in it.
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

    // Without comments and indentation, but with the blanks that a view shows.
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

    // A file of types has them right below its root, one of views in a list of their own.
    private static XElement Content(XDocument document) => document.Root!.Element("ViewDefinitions") ?? document.Root;
}
