using OpenClawSync.HelpMaker.Model;

namespace OpenClawSync.HelpMaker.Writing;

/// <summary>The pages of the documentation that are made, by their file names.</summary>
internal static class Pages
{
    public static IEnumerable<(string File, string Text)> Of(ModuleHelp help, string docs) =>
        [
            .. help.Commands.Select(command => (command.Name + ".md", MarkdownPage.Create(command))),
            .. from topic in Directory.EnumerateFiles(docs, "about_*.md")
            select (Path.GetFileName(topic), ErrorTable.PutInto(File.ReadAllText(topic), help.Errors)),
        ];

    public static void Write(ModuleHelp help, string docs)
    {
        foreach (var (file, text) in Of(help, docs))
        {
            File.WriteAllText(Path.Combine(docs, file), text);
        }
    }
}
