using System.Reflection;
using System.Xml.Linq;

namespace OpenClawSync.HelpMaker.Reading;

/// <summary>Doc comments as the compiler wrote them, by member.</summary>
internal sealed class DocComments
{
    private static readonly XElement Empty = new("member");

    private readonly Dictionary<string, XElement> _members = new(StringComparer.Ordinal);

    /// <summary>Reads the doc comments of assemblies in a folder.</summary>
    public static DocComments In(string folder, params ReadOnlySpan<string> assemblies)
    {
        var comments = new DocComments();
        foreach (var assembly in assemblies)
        {
            var file = XDocument.Load(Path.Combine(folder, assembly + ".xml"), LoadOptions.PreserveWhitespace);
            foreach (var member in file.Descendants("member"))
            {
                comments._members[(string)member.Attribute("name")!] = member;
            }
        }

        return comments;
    }

    public XElement Of(Type type) => Find($"T:{Name(type)}") ?? Empty;

    public XElement Of(FieldInfo field) => Find($"F:{Name(field.DeclaringType!)}.{field.Name}") ?? Empty;

    /// <summary>
    /// The comment of the property, or the one that it inherits: from the property it names, or from the one it overrides.
    /// </summary>
    public XElement Of(PropertyInfo property)
    {
        for (var type = property.DeclaringType; type is not null; type = type.BaseType)
        {
            var found = Find($"P:{Name(type)}.{property.Name}");
            if ((string?)found?.Element("inheritdoc")?.Attribute("cref") is { } source)
            {
                return Find(source)
                    ?? throw new InvalidDataException($"'{property.Name}' inherits its comment from '{source}', which has none.");
            }

            if (found is not null && found.Element("inheritdoc") is null)
            {
                return found;
            }
        }

        return Empty;
    }

    private XElement? Find(string id) => _members.GetValueOrDefault(id);

    private static string Name(Type type) => type.FullName!.Replace('+', '.');
}
