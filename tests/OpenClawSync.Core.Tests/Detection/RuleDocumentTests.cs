using OpenClawSync.Generators;

namespace OpenClawSync.Core.Tests.Detection;

public class RuleDocumentTests
{
    [Fact]
    public void The_documented_rule_table_is_up_to_date()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "OpenClawSync.sln")))
        {
            folder = folder.Parent;
        }

        Assert.NotNull(folder);

        // Update it with: dotnet run --project build/OpenClawSync.Generators -- rules > docs/redaction-rules.md
        Assert.Equal(RuleDocument.ToMarkdown(), File.ReadAllText(Path.Combine(folder.FullName, "docs", "redaction-rules.md")));
    }
}
