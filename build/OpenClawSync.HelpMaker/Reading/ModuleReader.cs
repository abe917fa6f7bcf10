using System.Management.Automation;
using System.Reflection;
using System.Text.RegularExpressions;
using OpenClawSync.HelpMaker.Model;

namespace OpenClawSync.HelpMaker.Reading;

/// <summary>Reads the help of all cmdlets and errors of the module.</summary>
internal static partial class ModuleReader
{
    private const string Core = "OpenClawSync.Core";
    private const string Overview = "about_OpenClawSync";

    /// <summary>Reads an assembly. Its doc comments, the core and the core's doc comments must be in the same folder.</summary>
    public static ModuleHelp Read(Assembly module)
    {
        var folder = Path.GetDirectoryName(module.Location)!;
        var comments = DocComments.In(folder, "OpenClawSync", Core);
        var reader = new CommandReader(comments);
        var commands = module
            .GetExportedTypes()
            .Where(type => type.GetCustomAttribute<CmdletAttribute>() is not null)
            .Select(reader.Read)
            .OrderBy(command => command.Name, StringComparer.Ordinal)
            .ToList();
        var names = commands.Select(command => command.Name).ToHashSet(StringComparer.Ordinal);
        return new ModuleHelp(
            [.. commands.Select(command => command with { Related = Related(command, names) })],
            new ErrorReader(comments).Read(Assembly.LoadFrom(Path.Combine(folder, Core + ".dll")), module)
        );
    }

    // Taken from the text, so that no list of links has to be maintained.
    private static List<string> Related(CommandHelp command, HashSet<string> commands)
    {
        IEnumerable<string> texts =
        [
            .. command.Description,
            .. command.Parameters.Select(parameter => parameter.Text),
            .. command.Examples.SelectMany(example => example.Remarks.Prepend(example.Code)),
        ];
        var found = texts.SelectMany(text => Names().Matches(text)).Select(match => match.Value);
        return
        [
            .. found
                .Where(name => name != command.Name && (commands.Contains(name) || name.StartsWith("about_", StringComparison.Ordinal)))
                .Append(Overview)
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
    }

    [GeneratedRegex(@"\babout_\w+|\b[A-Z][a-z]+-OpenClaw\w+")]
    private static partial Regex Names();
}
