using System.Reflection;
using OpenClawSync.HelpMaker.Reading;
using OpenClawSync.HelpMaker.Writing;

namespace OpenClawSync.HelpMaker;

internal static class Program
{
    private const string Usage = """
        Makes the module's help, and its views as they ship.

          stage ASSEMBLY DOCS FOLDER   writes what Get-Help reads into FOLDER: MAML, and the topics of DOCS as text
          views FOLDER FILE            puts the .ps1xml files of FOLDER into one
          pages [ASSEMBLY DOCS]        writes the pages of DOCS that are made: one a cmdlet, and the table of errors
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

    // What build.ps1 builds.
    private static string Built(string file) =>
        Path.Combine(Environment.CurrentDirectory, "src", "OpenClawSync.PowerShell", "bin", "Release", "net10.0", file);
}
