using System.Management.Automation;
using System.Management.Automation.Language;
using System.Reflection;
using OpenClawSync.Commands;
using OpenClawSync.Core.Tests.Support;
using OpenClawSync.HelpMaker.Model;
using OpenClawSync.HelpMaker.Reading;

namespace OpenClawSync.PowerShell.Tests.Support;

/// <summary>The help of this build, and the commands that the manifest exports.</summary>
internal static class Documentation
{
    public static string Folder { get; } = Path.Combine(Repository.Root, "docs", "en-US");

    public static ModuleHelp Help { get; } = ModuleReader.Read(typeof(OpenClawCmdlet).Assembly);

    public static IReadOnlyList<string> Exported { get; } = Setting("CmdletsToExport");

    public static CommandHelp Of(string command) => Help.Commands.Single(help => help.Name == command);

    public static Type TypeOf(string command) =>
        typeof(OpenClawCmdlet)
            .Assembly.GetExportedTypes()
            .Single(type => type.GetCustomAttribute<CmdletAttribute>() is { } cmdlet && $"{cmdlet.VerbName}-{cmdlet.NounName}" == command);

    /// <summary>The output types of the exported commands.</summary>
    public static IReadOnlyList<Type> OutputTypes { get; } =
    [
        .. Exported
            .SelectMany(command => TypeOf(command).GetCustomAttributes<OutputTypeAttribute>())
            .SelectMany(output => output.Type)
            .Select(type => type.Type)
            .Distinct(),
    ];

    /// <summary>A list in the manifest.</summary>
    public static IReadOnlyList<string> Setting(string name)
    {
        var manifest = Parser.ParseFile(Path.Combine(Repository.Root, "module", "OpenClawSync.psd1"), out _, out _);
        var settings = (HashtableAst)manifest.Find(node => node is HashtableAst, searchNestedScriptBlocks: true)!;
        var values = settings.KeyValuePairs.Single(pair => pair.Item1.SafeGetValue() is string key && key == name).Item2;
        return
        [
            .. values
                .FindAll(node => node is StringConstantExpressionAst, true)
                .Select(value => ((StringConstantExpressionAst)value).Value),
        ];
    }
}
