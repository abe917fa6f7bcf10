using System.Text;
using OpenClawSync.HelpMaker.Model;

namespace OpenClawSync.HelpMaker.Writing;

/// <summary>Writes the help of a command as a Markdown page.</summary>
internal sealed class MarkdownPage
{
    private readonly StringBuilder _page = new();

    private MarkdownPage(CommandHelp command)
    {
        Line("<!-- Generated from the cmdlet's doc comments: dotnet run --project build/OpenClawSync.HelpMaker -- pages -->");
        Heading(1, command.Name);
        Text(command.Synopsis);
        Heading(2, "Syntax");
        Fence("text", string.Join("\n\n", command.Syntax.Select(syntax => Usage(command, syntax))));
        Heading(2, "Description");
        command.Description.ToList().ForEach(Text);
        Heading(2, "Examples");
        foreach (var (index, example) in command.Examples.Index())
        {
            Heading(3, $"Example {index + 1}: {example.Title}");
            Fence(example.Needs is null ? "powershell" : $"powershell needs={example.Needs}", example.Code);
            example.Remarks.Concat(Need.Sentence(example.Needs)).ToList().ForEach(Text);
        }

        Heading(2, "Parameters");
        command.Parameters.ToList().ForEach(Parameter);
        Heading(2, "Input");
        command.Inputs.ToList().ForEach(Type);
        Heading(2, "Output");
        command.Outputs.ToList().ForEach(Type);
        Heading(2, "See also");
        Text(string.Join(", ", command.Related.Select(name => $"[{name}]({name}.md)")));
    }

    public static string Create(CommandHelp command) => new MarkdownPage(command)._page.ToString();

    private static string Usage(CommandHelp command, SyntaxHelp syntax) =>
        TextWrap.Lines(string.Join(' ', [command.Name, .. syntax.Parameters.Select(use => use.Text), "[<CommonParameters>]"]), 100, "    ");

    private void Parameter(ParameterHelp parameter)
    {
        Heading(3, "-" + parameter.Name);
        Text(parameter.Text);
        Table(["", ""], from fact in ParameterFacts.List(parameter) select new[] { fact.Name, fact.Value });
    }

    private void Type(TypeHelp type)
    {
        Heading(3, type.Name);
        Text(type.Text);
        if (type.Members.Count > 0)
        {
            Table(["property", "type", ""], type.Members.Select(member => new[] { $"`{member.Name}`", member.Type, member.Text }));
        }
    }

    private void Heading(int level, string text) => Text($"{new string('#', level)} {text}");

    private void Text(string text) => Line(Safe(text) + "\n");

    private void Fence(string info, string code) => Line($"```{info}\n{code}\n```\n");

    private void Table(string[] head, IEnumerable<string[]> rows)
    {
        foreach (var cells in rows.Prepend([.. head.Select(_ => "---")]).Prepend(head))
        {
            Line("| " + string.Join(" | ", cells.Select(cell => Safe(cell).Replace("|", "\\|", StringComparison.Ordinal))) + " |");
        }

        Line("");
    }

    private static string Safe(string text) => text.Replace("<", "\\<", StringComparison.Ordinal);

    private void Line(string text) => _page.Append(text).Append('\n');
}
