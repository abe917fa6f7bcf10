using OpenClawSync.Core.Tests.Support;
using OpenClawSync.PowerShell.Tests.Support;

namespace OpenClawSync.PowerShell.Tests.Help;

/// <summary>
/// The Pester suite runs every example that a reader can copy, but for those that are marked as needing more than PowerShell. Of these it
/// is shown here that they parse and that our commands take their parameters; the module's tests also run those that need a deployment or
/// the scripts of the runbook.
/// </summary>
public sealed class ExampleTests : CommandTest
{
    private static readonly string[] Needs = ["deployment", "repository", "scheduler", "scripts", "terminal"];

    public static TheoryData<string, string> Marked => Data(Needs);

    public static TheoryData<string, string> ForSchedulers => Data("scheduler");

    public static TheoryData<string, string> ForDeployments => Data("deployment");

    [Fact]
    public void An_example_needs_only_known_things() =>
        Assert.All(
            Example.AllOf(Repository.Root),
            example => Assert.True(example.Needs is null || Needs.Contains(example.Needs), $"{example.Place} needs {example.Needs}.")
        );

    [Theory]
    [MemberData(nameof(Marked))]
    public void An_example_that_is_not_run_parses_and_its_parameters_bind(string place, string code) =>
        Assert.True(Faults(code) is [], $"{place}: {string.Join(' ', Faults(code))}");

    [Theory]
    [InlineData("Get-OpenClawRecord -Nonsense x", 1)]
    [InlineData("Get-OpenClawRecord -Kind", 1)]
    [InlineData("Get-OpenClawRecord |", 1)]
    [InlineData("Get-OpenClawRecords", 1)]
    [InlineData("Get-OpenClawRecord -Kind Task | Sort-Object x", 0)]
    public void Code_that_does_not_parse_or_bind_is_noticed(string code, int faults) => Assert.Equal(faults, Faults(code).Count);

    [Theory]
    [MemberData(nameof(ForDeployments))]
    public void An_example_that_needs_a_deployment_connects_to_one(string place, string code) =>
        Assert.True(
            code.Contains("Token", StringComparison.Ordinal) || code.Contains("CONVEX_", StringComparison.Ordinal),
            $"{place} needs no mark."
        );

    [Theory]
    [MemberData(nameof(ForSchedulers))]
    public void An_example_that_needs_a_scheduler_uses_one(string place, string code) =>
        Assert.True(
            code.Contains("OpenClawSyncSchedule", StringComparison.Ordinal) || code.Contains("systemctl", StringComparison.Ordinal),
            $"{place} needs no mark."
        );

    private static TheoryData<string, string> Data(params string[] needs)
    {
        var data = new TheoryData<string, string>();
        foreach (var example in Example.AllOf(Repository.Root).Where(example => needs.Contains(example.Needs)))
        {
            data.Add(example.Place, example.Code);
        }

        return data;
    }

    private static string Quoted(string code) => $"'{code.Replace("'", "''", StringComparison.Ordinal)}'";

    private List<string> Faults(string code) =>
        Run(
                $$"""
                $wrong = $null
                $script = [System.Management.Automation.Language.Parser]::ParseInput({{Quoted(code)}}, [ref]$null, [ref]$wrong)
                $wrong | ForEach-Object Message
                if (-not $wrong) {
                    $script.FindAll({ $args[0] -is [System.Management.Automation.Language.CommandAst] }, $true) |
                        Where-Object { $_.GetCommandName() -match '^\w+-OpenClaw\w+$' } | ForEach-Object {
                            if (-not (Get-Command $_.GetCommandName() -ErrorAction Ignore)) { "There is no $($_.GetCommandName())." }
                            else { [System.Management.Automation.Language.StaticParameterBinder]::BindCommand($_,
                              $true).BindingExceptions.Values | ForEach-Object { $_.BindingException.Message } }
                        }
                }
                """
            )
            .Of<string>();
}
