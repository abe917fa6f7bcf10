using System.Management.Automation;
using System.Reflection;
using System.Xml.Linq;
using OpenClawSync.HelpMaker.Model;

namespace OpenClawSync.HelpMaker.Reading;

/// <summary>Reads the help of a cmdlet from its attributes and doc comments.</summary>
internal sealed class CommandReader(DocComments comments)
{
    private readonly ParameterReader _parameters = new(comments);
    private readonly TypeReader _types = new(comments);

    public CommandHelp Read(Type type)
    {
        var metadata = new CommandMetadata(type);
        var shown = metadata
            .Parameters.Values.Where(IsShown)
            .ToDictionary(
                parameter => parameter.Name,
                parameter => _parameters.Read(type.GetProperty(parameter.Name)!, parameter),
                StringComparer.Ordinal
            );
        var parameters = type.GetProperties()
            .Where(property => shown.ContainsKey(property.Name))
            .OrderByDescending(property => Depth(property.DeclaringType!))
            .ThenBy(property => property.MetadataToken)
            .Select(property => shown[property.Name])
            .ToList();
        IReadOnlyList<ParameterHelp> shared = metadata.SupportsShouldProcess ? SharedParameters.Confirming : [];
        var (synopsis, rest) = DocText.Split(DocText.Line(comments.Of(type).Element("summary")));
        return new CommandHelp
        {
            Name = metadata.Name,
            Synopsis = synopsis,
            Description = [.. Description(rest, comments.Of(type))],
            Syntax = new SyntaxReader(metadata, parameters, shared).Read(),
            Parameters = [.. parameters, .. shared],
            Inputs = Inputs(type, parameters),
            Outputs = Outputs(type),
            Examples = ExampleReader.Read(comments.Of(type)),
        };
    }

    // Own parameters come first, then those of base classes.
    private static int Depth(Type type) => type.BaseType is { } parent ? Depth(parent) + 1 : 0;

    private static bool IsShown(ParameterMetadata parameter) =>
        !parameter.Attributes.OfType<ParameterAttribute>().Any(attribute => attribute.DontShow);

    private static IEnumerable<string> Description(string rest, XElement comments) =>
        DocText.Paragraphs(comments.Element("remarks")).Prepend(rest).Where(paragraph => paragraph.Length > 0);

    private static IReadOnlyList<TypeHelp> Inputs(Type type, List<ParameterHelp> parameters)
    {
        var whole =
            from parameter in parameters
            where parameter.TakesObjects
            let input = type.GetProperty(parameter.Name)!.PropertyType
            select new TypeHelp((input.GetElementType() ?? input).FullName!, parameter.Text, []);
        var parts =
            from parameter in parameters
            where parameter.TakesProperties && !parameter.TakesObjects
            select new TypeHelp(typeof(object).FullName!, $"An object with a {parameter.Name} property.", []);
        IReadOnlyList<TypeHelp> inputs = [.. whole, .. parts];
        return inputs.Count > 0 ? inputs : [TypeHelp.Nothing("It accepts no pipeline input.")];
    }

    private IReadOnlyList<TypeHelp> Outputs(Type type)
    {
        var types = type.GetCustomAttributes<OutputTypeAttribute>()
            .SelectMany(output => output.Type)
            .Select(output => output.Type)
            .ToList();
        return types.Count > 0 ? [.. types.Select(_types.Read)] : [TypeHelp.Nothing("It emits nothing.")];
    }
}
