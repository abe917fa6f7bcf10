using System.Xml.Linq;
using OpenClawSync.Core.Tests.Support;

namespace OpenClawSync.PowerShell.Tests.Support;

/// <summary>The format and types files, before the build merges them.</summary>
internal static class ViewFiles
{
    private static readonly string Module = Path.Combine(Repository.Root, "module");

    public static IReadOnlyList<string> Formats { get; } = FilesOf("formats");

    public static IReadOnlyList<string> Types { get; } = FilesOf("types");

    public static IReadOnlyList<ShippedView> Views { get; } = [.. Formats.SelectMany(Read)];

    /// <summary>A copy of a format file with the views of one shape only, so that the engine has no choice.</summary>
    public static XDocument Only(string file, string shape)
    {
        var document = XDocument.Load(file, LoadOptions.PreserveWhitespace);
        document.Descendants("View").Where(view => view.Element(shape + "Control") is null).Remove();
        return document;
    }

    /// <summary>The properties that a types file adds to a type.</summary>
    public static IEnumerable<string> AddedTo(string type) =>
        Types
            .SelectMany(file => XDocument.Load(file).Root!.Elements("Type"))
            .Where(added => added.Element("Name")!.Value == type)
            .SelectMany(added => added.Element("Members")!.Elements("CodeProperty"))
            .Select(property => property.Element("Name")!.Value);

    private static IReadOnlyList<string> FilesOf(string folder) =>
        [.. Directory.EnumerateFiles(Path.Combine(Module, folder), "*.ps1xml").Order(StringComparer.Ordinal)];

    private static IEnumerable<ShippedView> Read(string file)
    {
        var document = XDocument.Load(file);
        var sets = document
            .Descendants("SelectionSet")
            .ToDictionary(set => set.Element("Name")!.Value, set => Names(set.Element("Types")!));
        return document
            .Descendants("View")
            .Select(view => new ShippedView(
                view.Element("Name")!.Value,
                view.Elements().Single(element => element.Name.LocalName.EndsWith("Control", StringComparison.Ordinal)),
                view.Element("ViewSelectedBy") is var by && by!.Element("SelectionSetName") is { } set ? sets[set.Value] : Names(by)
            ));
    }

    private static string[] Names(XElement types) => [.. types.Elements("TypeName").Select(name => name.Value)];
}
