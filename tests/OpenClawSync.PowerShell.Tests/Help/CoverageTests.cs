using System.Management.Automation;
using OpenClawSync.PowerShell.Tests.Support;

namespace OpenClawSync.PowerShell.Tests.Help;

/// <summary>Every exported command has help, and so has every visible parameter.</summary>
public sealed class CoverageTests : CommandTest
{
    // Get-Help breaks longer lines in the middle of a word.
    private const int WidestLine = 110;

    public static TheoryData<string> Commands => [.. Documentation.Exported];

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_command_has_a_synopsis_and_a_description(string command)
    {
        var help = Documentation.Of(command);

        AssertSentence(help.Synopsis, command);
        Assert.False(help.Description.Count == 0, $"{command} has no description: a second sentence in its summary, or remarks.");
        Assert.All(help.Description, paragraph => AssertSentence(paragraph, command));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_command_describes_each_parameter(string command)
    {
        var help = Documentation.Of(command);
        var shown = Run(
                $$"""
                (Get-Command {{command}}).Parameters.Values |
                    Where-Object { $_.Name -notin [System.Management.Automation.PSCmdlet]::CommonParameters } |
                    Where-Object { -not ($_.Attributes | Where-Object { $_ -is [Parameter] -and $_.DontShow }) } |
                    ForEach-Object Name
                """
            )
            .Of<string>();

        Assert.Equal(
            shown.Order(StringComparer.Ordinal),
            help.Parameters.Select(parameter => parameter.Name).Order(StringComparer.Ordinal)
        );
        Assert.All(help.Parameters, parameter => AssertSentence(parameter.Text, $"{command} -{parameter.Name}"));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_documented_numeric_default_is_the_actual_default(string command)
    {
        var type = Documentation.TypeOf(command);
        using var cmdlet = (IDisposable)Activator.CreateInstance(type)!;
        foreach (
            var parameter in Documentation
                .Of(command)
                .Parameters.Where(parameter => type.GetProperty(parameter.Name)?.PropertyType == typeof(int))
        )
        {
            var holds = (int)type.GetProperty(parameter.Name)!.GetValue(cmdlet)!;

            Assert.EndsWith(holds == int.MaxValue ? "all" : $"{holds}", parameter.Default, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_command_describes_its_output(string command)
    {
        var help = Documentation.Of(command);

        Assert.False(
            help.Outputs[0].IsNothing
                && !command.StartsWith("Remove-", StringComparison.Ordinal)
                && !command.StartsWith("Unregister-", StringComparison.Ordinal),
            $"{command} names no output."
        );
        Assert.All(help.Outputs, output => AssertSentence(output.Text, output.Name));
        Assert.All(
            help.Outputs.SelectMany(output => output.Members.Select(member => (output, member))),
            pair => AssertSentence(pair.member.Text, $"{pair.output.Name}.{pair.member.Name}")
        );
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_command_has_examples_with_titles(string command)
    {
        var examples = Documentation.Of(command).Examples;

        Assert.False(examples.Count < 2, $"{command} has fewer than two examples.");
        Assert.All(examples, example => Assert.Matches("^[A-Z].{5,80}$", example.Title));
        Assert.All(examples, example => Assert.Contains(command, example.Code, StringComparison.Ordinal));
        Assert.All(examples.SelectMany(example => example.Code.Split('\n')), line => Assert.True(line.Length <= WidestLine, line));
        Assert.Equal(examples.Count, examples.Select(example => example.Title).Distinct().Count());
    }

    [Fact]
    public void An_error_has_a_category_a_meaning_and_advice()
    {
        Assert.NotEmpty(Documentation.Help.Errors);
        Assert.All(
            Documentation.Help.Errors,
            error =>
            {
                AssertSentence(error.Meaning, error.Id);
                AssertSentence(error.Advice, error.Id);
                // An unexpected error has no category.
                Assert.Equal(error.Id == "Unexpected", error.Category == nameof(ErrorCategory.NotSpecified));
            }
        );
    }

    private static void AssertSentence(string text, string where) =>
        Assert.True(
            text.Length > 3 && text.EndsWith('.') && !text.Contains("  ", StringComparison.Ordinal),
            $"{where}: '{text}' is no sentence."
        );
}
