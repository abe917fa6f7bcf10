using System.Globalization;
using System.Xml.Linq;
using OpenClawSync.HelpMaker.Model;
using static OpenClawSync.HelpMaker.Writing.MamlNames;

namespace OpenClawSync.HelpMaker.Writing;

/// <summary>Writes a parameter, for the list of parameters or for a syntax line.</summary>
internal static class MamlParameter
{
    public static XElement Create(ParameterHelp parameter) =>
        Create(parameter, parameter.Position, parameter.IsRequired, isInSyntax: false);

    public static XElement Create(ParameterUse use) => Create(use.Parameter, use.Position, use.IsRequired, isInSyntax: true);

    private static XElement Create(ParameterHelp parameter, int? position, bool isRequired, bool isInSyntax) =>
        new(
            Command + "parameter",
            new XAttribute("required", isRequired),
            new XAttribute("variableLength", parameter.IsList),
            new XAttribute("globbing", parameter.TakesWildcards),
            new XAttribute("pipelineInput", parameter.Pipeline),
            new XAttribute("position", position?.ToString(CultureInfo.InvariantCulture) ?? "named"),
            new XAttribute("aliases", parameter.Aliases.Count > 0 ? string.Join(", ", parameter.Aliases) : "none"),
            new XElement(Maml + "name", parameter.Name),
            Paragraphs(Maml + "description", [parameter.Text, .. Limits(parameter)]),
            isInSyntax && parameter.Values.Count > 0 ? Values(parameter) : null,
            parameter.IsSwitch && isInSyntax ? null : Value(parameter),
            Type(parameter.Type),
            new XElement(Dev + "defaultValue", Plain(parameter.Default ?? "None"))
        );

    private static IEnumerable<string> Limits(ParameterHelp parameter) =>
        [
            .. parameter.Values.Count > 0 ? [$"Values: {string.Join(", ", parameter.Values)}."] : Array.Empty<string>(),
            .. parameter.Range is { } range ? [$"Range: {range}."] : Array.Empty<string>(),
        ];

    private static XElement Value(ParameterHelp parameter) =>
        new(
            Command + "parameterValue",
            new XAttribute("required", !parameter.IsSwitch),
            new XAttribute("variableLength", parameter.IsList),
            parameter.Type
        );

    private static XElement Values(ParameterHelp parameter) =>
        new(
            Command + "parameterValueGroup",
            parameter.Values.Select(value => new XElement(
                Command + "parameterValue",
                new XAttribute("required", false),
                new XAttribute("variableLength", false),
                value
            ))
        );
}
