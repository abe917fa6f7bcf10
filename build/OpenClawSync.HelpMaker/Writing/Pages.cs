using OpenClawSync.HelpMaker.Model;

namespace OpenClawSync.HelpMaker.Writing;

/// <summary>The generated pages of the documentation, by file name.</summary>
internal static class Pages
{
    public static IEnumerable<(string File, string Text)> Create(ModuleHelp help, string docs) =>
        [
            .. help.Commands.Select(command => (command.Name + ".md", MarkdownPage.Create(command))),
            .. from topic in Directory.EnumerateFiles(docs, "about_*.md")
            select (Path.GetFileName(topic), ErrorTable.Replace(File.ReadAllText(topic), help.Errors)),
        ];

    public static void Write(ModuleHelp help, string docs)
    {
        foreach (var (file, text) in Create(help, docs))
        {
            File.WriteAllText(Path.Combine(docs, file), text);
        }
    }
}
