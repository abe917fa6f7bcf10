using System.Reflection;
using OpenClawSync.HelpMaker.Model;

namespace OpenClawSync.HelpMaker.Reading;

/// <summary>Reads the help of a type and its public properties, inherited ones included.</summary>
internal sealed class TypeReader(DocComments comments)
{
    public TypeHelp Read(Type type) =>
        new(type.FullName!, DocText.Line(comments.Of(type).Element("summary")), IsOurs(type) ? [.. Members(type)] : []);

    private IEnumerable<MemberHelp> Members(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .OrderBy(property => Depth(property.DeclaringType!))
            .ThenBy(property => property.MetadataToken)
            .Select(property => new MemberHelp(property.Name, TypeNames.Short(property.PropertyType), Text(property)));

    private string Text(PropertyInfo property)
    {
        var text = DocText.Line(comments.Of(property).Element("summary"));
        return TypeNames.Enumeration(property.PropertyType) is { } values
            ? $"{text} Values: {string.Join(", ", Enum.GetNames(values))}."
            : text;
    }

    private static int Depth(Type type) => type.BaseType is { } above ? Depth(above) + 1 : 0;

    private static bool IsOurs(Type type) => type.Namespace!.StartsWith("OpenClawSync", StringComparison.Ordinal);
}
