using System.Management.Automation;
using System.Management.Automation.Language;
using System.Reflection;
using OpenClawSync.Commands;
using OpenClawSync.Core.Tests.Support;
using OpenClawSync.HelpMaker.Model;
using OpenClawSync.HelpMaker.Reading;

namespace OpenClawSync.PowerShell.Tests.Support;

/// <summary>The help of this build, and the commands that must have some: those the manifest exports.</summary>
internal static class Documentation
{
    public static string Folder { get; } = Path.Combine(Repository.Root, "docs", "en-US");

    public static ModuleHelp Help { get; } = ModuleReader.Read(typeof(OpenClawCmdlet).Assembly);

    public static IReadOnlyList<string> Exported { get; } = ReadExported();

    public static CommandHelp Of(string command) => Help.Commands.Single(help => help.Name == command);

    public static Type TypeOf(string command) => typeof(OpenClawCmdlet).Assembly.GetExportedTypes()
        .Single(type => type.GetCustomAttribute<CmdletAttribute>() is { } cmdlet && $"{cmdlet.VerbName}-{cmdlet.NounName}" == command);

    private static string[] ReadExported()
    {
        var manifest = Parser.ParseFile(Path.Combine(Repository.Root, "module", "OpenClawSync.psd1"), out _, out _);
        var settings = (HashtableAst)manifest.Find(node => node is HashtableAst, searchNestedScriptBlocks: true)!;
        var exports = settings.KeyValuePairs.Single(pair => pair.Item1.SafeGetValue() is "CmdletsToExport").Item2;
        return [.. exports.FindAll(node => node is StringConstantExpressionAst, true).Select(name => ((StringConstantExpressionAst)name).Value)];
    }
}
