using System.Text;
using System.Xml;
using OpenClawSync.HelpMaker.Model;

namespace OpenClawSync.HelpMaker.Writing;

/// <summary>Writes the files that Get-Help reads from the module's folder.</summary>
internal static class StagedHelp
{
    private static readonly XmlWriterSettings Layout = new()
    {
        Indent = true,
        NewLineChars = "\n",
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
    };

    public static void Write(ModuleHelp help, string docs, string folder)
    {
        Directory.CreateDirectory(folder);
        using (var maml = XmlWriter.Create(Path.Combine(folder, "OpenClawSync.dll-Help.xml"), Layout))
        {
            MamlFile.Create(help.Commands).Save(maml);
        }

        foreach (var topic in Directory.EnumerateFiles(docs, "about_*.md"))
        {
            var text = TopicText.Format(ErrorTable.Replace(File.ReadAllText(topic), help.Errors));
            File.WriteAllText(Path.Combine(folder, Path.GetFileNameWithoutExtension(topic) + ".help.txt"), text);
        }
    }
}
