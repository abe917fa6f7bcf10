using System.Reflection;
using System.Xml.Linq;

namespace OpenClawSync.HelpMaker.Reading;

/// <summary>Doc comments as the compiler wrote them, by what they are on.</summary>
internal sealed class DocComments
{
    private static readonly XElement Nothing = new("member");

    private readonly Dictionary<string, XElement> _members = new(StringComparer.Ordinal);

    /// <summary>Those of the assemblies of a folder.</summary>
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

    public XElement Of(Type type) => Find($"T:{Name(type)}") ?? Nothing;

    public XElement Of(FieldInfo field) => Find($"F:{Name(field.DeclaringType!)}.{field.Name}") ?? Nothing;

    /// <summary>Those of the property, or of the one that it takes the place of.</summary>
    public XElement Of(PropertyInfo property)
    {
        for (var type = property.DeclaringType; type is not null; type = type.BaseType)
        {
            if (Find($"P:{Name(type)}.{property.Name}") is { } found && found.Element("inheritdoc") is null)
            {
                return found;
            }
        }

        return Nothing;
    }

    private XElement? Find(string id) => _members.GetValueOrDefault(id);

    private static string Name(Type type) => type.FullName!.Replace('+', '.');
}
