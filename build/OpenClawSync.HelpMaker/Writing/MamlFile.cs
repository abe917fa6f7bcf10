using System.Xml.Linq;
using OpenClawSync.HelpMaker.Model;
using static OpenClawSync.HelpMaker.Writing.MamlNames;

namespace OpenClawSync.HelpMaker.Writing;

/// <summary>Writes the help of commands as MAML for Get-Help.</summary>
internal static class MamlFile
{
    public static XDocument Create(IEnumerable<CommandHelp> commands) =>
        new(new XElement(Help + "helpItems", new XAttribute("schema", "maml"), commands.Select(Create)));

    private static XElement Create(CommandHelp command) =>
        new(
            Command + "command",
            new XAttribute(XNamespace.Xmlns + "maml", Maml),
            new XAttribute(XNamespace.Xmlns + "command", Command),
            new XAttribute(XNamespace.Xmlns + "dev", Dev),
            new XElement(
                Command + "details",
                new XElement(Command + "name", command.Name),
                new XElement(Command + "verb", command.Name.Split('-')[0]),
                new XElement(Command + "noun", command.Name.Split('-')[1]),
                Paragraphs(Maml + "description", command.Synopsis)
            ),
            Paragraphs(Maml + "description", command.Description),
            new XElement(Command + "syntax", command.Syntax.Select(syntax => Syntax(command, syntax))),
            new XElement(Command + "parameters", command.Parameters.Select(MamlParameter.Create)),
            new XElement(Command + "inputTypes", command.Inputs.Select(input => Value(Command + "inputType", input))),
            new XElement(Command + "returnValues", command.Outputs.Select(output => Value(Command + "returnValue", output))),
            new XElement(Command + "examples", command.Examples.Select(Example)),
            new XElement(Command + "relatedLinks", command.Related.Select(Link))
        );

    private static XElement Syntax(CommandHelp command, SyntaxHelp syntax) =>
        new(Command + "syntaxItem", new XElement(Maml + "name", command.Name), syntax.Parameters.Select(MamlParameter.Create));

    private static XElement Value(XName name, TypeHelp type) =>
        new(
            name,
            Type(type.Name),
            Paragraphs(Maml + "description", [type.Text, .. type.Members.Select(member => $"{member.Name}: {member.Text}")])
        );

    private static XElement Example(ExampleHelp example, int index) =>
        new(
            Command + "example",
            new XElement(Maml + "title", $"Example {index + 1}: {Plain(example.Title)}"),
            new XElement(Dev + "code", example.Code),
            Paragraphs(Dev + "remarks", [.. example.Remarks, .. Need.Sentence(example.Needs)])
        );

    private static XElement Link(string name) =>
        new(Maml + "navigationLink", new XElement(Maml + "linkText", name), new XElement(Maml + "uri"));
}
