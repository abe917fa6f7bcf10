using OpenClawSync.Core.Tests.Support;
using OpenClawSync.PowerShell.Tests.Support;

namespace OpenClawSync.PowerShell.Tests.Help;

/// <summary>
/// Every example that a reader can copy works. Those that the engine alone cannot run are marked; of them it is shown here that they
/// parse and that our commands take their parameters. The Pester suite runs what needs pwsh, the module's tests what needs a deployment.
/// </summary>
public sealed class ExampleTests : CommandTest
{
    // These show what would be done, or what is wrong, and nothing is.
    private static readonly string[] Silent = ["-WhatIf", "-Status", "Where-Object Status", "if (", "exit (", "DeadLetter", "$limit"];

    public static TheoryData<string, string> Unmarked => Data([null]);

    public static TheoryData<string, string> Marked => Data("pwsh", "deployment", "scheduler", "terminal");

    public static TheoryData<string, string> ForPwsh => Data("pwsh");

    public static TheoryData<string, string> ForSchedulers => Data("scheduler");

    public static TheoryData<string, string> ForDeployments => Data("deployment");

    [Theory]
    [MemberData(nameof(Unmarked))]
    public void An_example_runs_and_shows_something(string place, string code)
    {
        using var room = new ExampleRoom();

        var run = room.Run(code);

        Assert.True(run.Terminating is null && run.Errors.Count == 0, $"{place}: {run.Terminating} {string.Join(' ', run.Errors)}");
        Assert.True(run.Output.Exists(item => item is not null) || Array.Exists(Silent, word => code.Contains(word, StringComparison.Ordinal)), $"{place} shows nothing.");
    }

    [Theory]
    [MemberData(nameof(Marked))]
    public void A_marked_example_parses_and_its_parameters_bind(string place, string code) =>
        Assert.True(Faults(code) is [], $"{place}: {string.Join(' ', Faults(code))}");

    [Theory]
    [InlineData("Get-OpenClawRecord -Nonsense x", 1)]
    [InlineData("Get-OpenClawRecord -Kind", 1)]
    [InlineData("Get-OpenClawRecord |", 1)]
    [InlineData("Get-OpenClawRecords", 1)]
    [InlineData("Get-OpenClawRecord -Kind Task | Sort-Object x", 0)]
    public void What_does_not_parse_or_bind_is_noticed(string code, int faults) => Assert.Equal(faults, Faults(code).Count);

    [Theory]
    [MemberData(nameof(ForPwsh))]
    public void A_mark_for_pwsh_is_on_what_the_engine_lacks(string place, string code)
    {
        var missing = Run($$"""
            foreach ($command in [System.Management.Automation.Language.Parser]::ParseInput({{Quoted(code)}}, [ref]$null, [ref]$null).FindAll(
                { $args[0] -is [System.Management.Automation.Language.CommandAst] }, $true)) {
                if (-not (Get-Command $command.GetCommandName() -ErrorAction Ignore)) { $command.GetCommandName() }
            }
            """).Of<string>();

        // A schedule calls pwsh, so that it can be had only where there is one.
        Assert.True(missing.Count > 0 || code.Contains("Register-OpenClawSyncSchedule", StringComparison.Ordinal), $"{place} needs no mark.");
    }

    [Theory]
    [MemberData(nameof(ForDeployments))]
    public void A_mark_for_a_deployment_is_on_what_speaks_to_one(string place, string code) =>
        Assert.True(code.Contains("Token", StringComparison.Ordinal) || code.Contains("CONVEX_", StringComparison.Ordinal), $"{place} needs no mark.");

    [Theory]
    [MemberData(nameof(ForSchedulers))]
    public void A_mark_for_a_scheduler_is_on_what_asks_or_changes_one(string place, string code) =>
        Assert.True(code.Contains("OpenClawSyncSchedule", StringComparison.Ordinal) || code.Contains("systemctl", StringComparison.Ordinal), $"{place} needs no mark.");

    private static TheoryData<string, string> Data(params string?[] needs)
    {
        var data = new TheoryData<string, string>();
        foreach (var example in Example.AllOf(Repository.Root).Where(example => needs.Contains(example.Needs)))
        {
            data.Add(example.Place, example.Code);
        }

        return data;
    }

    private static string Quoted(string code) => $"'{code.Replace("'", "''", StringComparison.Ordinal)}'";

    private List<string> Faults(string code) => Run($$"""
        $wrong = $null
        $script = [System.Management.Automation.Language.Parser]::ParseInput({{Quoted(code)}}, [ref]$null, [ref]$wrong)
        $wrong | ForEach-Object Message
        if (-not $wrong) {
            $script.FindAll({ $args[0] -is [System.Management.Automation.Language.CommandAst] }, $true) |
                Where-Object { $_.GetCommandName() -like '*-OpenClaw*' } | ForEach-Object {
                    if (-not (Get-Command $_.GetCommandName() -ErrorAction Ignore)) { "There is no $($_.GetCommandName())." }
                    else { [System.Management.Automation.Language.StaticParameterBinder]::BindCommand($_, $true).BindingExceptions.Values | ForEach-Object { $_.BindingException.Message } }
                }
        }
        """).Of<string>();
}
