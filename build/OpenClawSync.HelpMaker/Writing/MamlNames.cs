using System.Xml.Linq;

namespace OpenClawSync.HelpMaker.Writing;

/// <summary>The namespaces of MAML, and elements that occur in several places.</summary>
internal static class MamlNames
{
    public static readonly XNamespace Help = "http://msh";
    public static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    public static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    public static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    /// <summary>An element with one paragraph per text, without back-ticks, which are escapes in PowerShell.</summary>
    public static XElement Paragraphs(XName name, params IEnumerable<string> texts) =>
        new(name, texts.Select(text => new XElement(Maml + "para", Plain(text))));

    public static string Plain(string text) => text.Replace("`", "", StringComparison.Ordinal);

    public static XElement Type(string name) => new(Dev + "type", new XElement(Maml + "name", name), new XElement(Maml + "uri"));
}
