using OpenClawSync.Core.Tests.Support;
using OpenClawSync.HelpMaker.Writing;
using OpenClawSync.PowerShell.Tests.Support;

namespace OpenClawSync.PowerShell.Tests.Help;

public sealed class PageTests
{
    private const string MakeAnew = "Make the pages anew: dotnet run --project build/OpenClawSync.HelpMaker -- pages";

    [Fact]
    public void Pages_match_the_doc_comments()
    {
        foreach (var (file, text) in Pages.Create(Documentation.Help, Documentation.Folder))
        {
            var page = Path.Combine(Documentation.Folder, file);

            Assert.True(File.Exists(page) && File.ReadAllText(page) == text, $"{file} is not as the doc comments have it. {MakeAnew}");
        }
    }

    [Fact]
    public void Every_page_belongs_to_an_exported_command_or_a_topic()
    {
        var pages = Directory
            .EnumerateFiles(Documentation.Folder)
            .Select(Path.GetFileNameWithoutExtension)
            .Where(name => !name!.StartsWith("about_", StringComparison.Ordinal));

        Assert.Equal(Documentation.Exported.Order(StringComparer.Ordinal), pages.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_related_command_and_topic_exists()
    {
        var related = Documentation.Help.Commands.SelectMany(command => command.Related).Distinct();

        Assert.All(related, name => Assert.True(File.Exists(Path.Combine(Documentation.Folder, name + ".md")), name));
    }

    [Fact]
    public void The_table_of_commands_names_every_command_and_only_existing_parameters()
    {
        var rows = File.ReadLines(Path.Combine(Repository.Root, "docs", "commands.md"))
            .Where(line => line.StartsWith("| [`", StringComparison.Ordinal))
            .ToList();

        Assert.Equal(
            Documentation.Exported.Order(StringComparer.Ordinal),
            rows.Select(row => row.Split('`')[1]).Order(StringComparer.Ordinal)
        );
        Assert.All(
            rows,
            row =>
                Assert.Empty(
                    row.Split('`')[3]
                        .Split(['[', ']', '-', ' ', '…'], StringSplitOptions.RemoveEmptyEntries)
                        .Except(Documentation.Of(row.Split('`')[1]).Parameters.Select(parameter => parameter.Name))
                )
        );
    }

    [Fact]
    public void The_troubleshooting_topic_has_every_error()
    {
        var topic = File.ReadAllText(Path.Combine(Documentation.Folder, "about_OpenClawTroubleshooting.md"));

        Assert.All(
            Documentation.Help.Errors,
            error => Assert.Contains($"| {error.Id} | {error.Category} |", topic, StringComparison.Ordinal)
        );
    }
}
