using System.Xml.Linq;
using OpenClawSync.Module.Tests.Support;

namespace OpenClawSync.Module.Tests;

/// <summary>The staged help. The Pester suite asserts what Get-Help shows of it.</summary>
public class HelpTests
{
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";

    private static readonly string Folder = Path.Combine(Paths.Module, "en-US");

    [Fact]
    public void The_syntax_lists_every_parameter_set_with_every_parameter()
    {
        var engine = PwshProcess
            .Run(
                """
                $common = [System.Management.Automation.PSCmdlet]::CommonParameters
                foreach ($command in Get-Command -Module OpenClawSync) {
                    $shown = $command.Parameters.Values | Where-Object {
                        -not ($_.Attributes | Where-Object { $_ -is [Parameter] -and $_.DontShow }) } | ForEach-Object Name
                    foreach ($set in $command.ParameterSets) {
                        # A set whose own parameters are all hidden is not for people.
                        if ($set.Parameters | Where-Object { $_.IsMandatory -and $_.Name -notin $shown }) { continue }
                        $names = $set.Parameters.Name | Where-Object { $_ -in $shown -and $_ -notin $common }
                        "$($command.Name): $([string]::Join(' ', [System.Linq.Enumerable]::Order([string[]]$names)))"
                    }
                }
                """
            )
            .Succeeded();

        var maml =
            from item in XDocument.Load(Path.Combine(Folder, "OpenClawSync.dll-Help.xml")).Descendants(Command + "syntaxItem")
            let names = item.Elements(Command + "parameter").Select(parameter => parameter.Element(Maml + "name")!.Value)
            select $"{item.Element(Maml + "name")!.Value}: {string.Join(' ', names.Order())}";

        Assert.Contains(engine, line => line.StartsWith("Invoke-OpenClawSync: ", StringComparison.Ordinal));
        Assert.Equal(engine.Order(StringComparer.Ordinal), maml.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Topics_fit_a_screen_of_80_columns()
    {
        var topics = Directory.EnumerateFiles(Folder, "about_*.help.txt").ToList();

        Assert.NotEmpty(topics);
        Assert.All(
            topics,
            topic => Assert.All(File.ReadLines(topic), line => Assert.True(line.Length <= 80, $"{Path.GetFileName(topic)}: {line}"))
        );
    }
}
