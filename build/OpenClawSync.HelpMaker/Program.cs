using System.Reflection;
using OpenClawSync.HelpMaker.Reading;
using OpenClawSync.HelpMaker.Writing;

namespace OpenClawSync.HelpMaker;

internal static class Program
{
    private const string Usage = """
        Generates the help of the module, and merges its view files.

          stage ASSEMBLY DOCS FOLDER   writes the files for Get-Help to FOLDER: MAML, and the topics in DOCS as text
          views FOLDER FILE            merges the .ps1xml files in FOLDER
          pages [ASSEMBLY DOCS]        writes the generated pages in DOCS: one per cmdlet, and the table of errors
        """;

    private static int Main(string[] args)
    {
        switch (args)
        {
            case ["stage", var assembly, var docs, var folder]:
                StagedHelp.Write(ModuleReader.Read(Assembly.LoadFrom(Path.GetFullPath(assembly))), docs, folder);
                return 0;
            case ["views", var folder, var file]:
                MergedViews.Write(folder, file);
                return 0;
            case ["pages", var assembly, var docs]:
                Pages.Write(ModuleReader.Read(Assembly.LoadFrom(Path.GetFullPath(assembly))), docs);
                return 0;
            case ["pages"]:
                return Main(["pages", Built("OpenClawSync.dll"), "docs/en-US"]);
            default:
                Console.Error.WriteLine(Usage);
                return 2;
        }
    }

    // The output of build.ps1.
    private static string Built(string file) =>
        Path.Combine(Environment.CurrentDirectory, "src", "OpenClawSync.PowerShell", "bin", "Release", "net10.0", file);
}
