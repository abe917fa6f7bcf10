using OpenClawSync.Core.Tests.Support;
using OpenClawSync.PowerShell.Tests.Support;
using OpenClawSync.Targets;

namespace OpenClawSync.PowerShell.Tests.Commands;

/// <summary>Letters of what could not be read; those that an endpoint refused are tested against one.</summary>
public sealed class DeadLetterTests : CommandTest
{
    private const string Bad = ".openclaw/workspace/memory/bad.md";

    public DeadLetterTests()
    {
        File.WriteAllText(Path.Combine(Home, Bad), "a\0b hunter2");
        Run(Sync + " -ErrorAction SilentlyContinue");
    }

    private string Sync => $"Invoke-OpenClawSync '{Home}' -Target '{Target}'";

    [Fact]
    public void A_letter_says_what_where_why_and_how_often_and_nothing_of_the_content()
    {
        var result = Run($"Get-OpenClawDeadLetter -Target '{Target}'");

        var letter = Assert.Single(result.Of<DeadLetter>());
        Assert.Equal(("RecordMalformed", 1L, false), (letter.Reason, letter.Attempts, letter.HasRecord));
        Assert.EndsWith("bad.md", letter.Place, StringComparison.Ordinal);
        Assert.Empty(Run($"Get-OpenClawDeadLetter '*nothing*' -Target '{Target}'").Of<DeadLetter>());
        Assert.Empty(Run($"Get-OpenClawDeadLetter -Kind Cron -Target '{Target}'").Of<DeadLetter>());
    }

    [Fact]
    public void What_holds_no_record_is_skipped_by_a_push_which_tells_what_to_do()
    {
        var result = Assert.Single(
            Run($"Get-OpenClawDeadLetter -Target '{Target}' | Push-OpenClawRecord -Target '{Target}'").Of<PushResult>()
        );

        Assert.Equal(PushStatus.Skipped, result.Status);
        Assert.Contains("Invoke-OpenClawSync", result.Notes, StringComparison.Ordinal);
    }

    [Fact]
    public void Removed_it_is_gone_until_it_fails_again()
    {
        Run($"Get-OpenClawDeadLetter -Target '{Target}' | Remove-OpenClawDeadLetter -Target '{Target}' -WhatIf");
        Assert.Single(Run($"Get-OpenClawDeadLetter -Target '{Target}'").Of<DeadLetter>());

        Run($"Get-OpenClawDeadLetter -Target '{Target}' | Remove-OpenClawDeadLetter -Target '{Target}'");
        Assert.Empty(Run($"Get-OpenClawDeadLetter -Target '{Target}'").Of<DeadLetter>());

        Run(Sync + " -ErrorAction SilentlyContinue");
        Assert.Equal(1L, Assert.Single(Run($"Get-OpenClawDeadLetter -Target '{Target}'").Of<DeadLetter>()).Attempts);
    }

    [Fact]
    public void A_letter_of_another_target_is_refused()
    {
        var other = Folder["other.db"];

        Assert.StartsWith(
            "InputInvalid,",
            Run($"Get-OpenClawDeadLetter -Target '{Target}' | Push-OpenClawRecord -Target '{other}'").ErrorId,
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "InputInvalid,",
            Run($"Get-OpenClawDeadLetter -Target '{Target}' | Remove-OpenClawDeadLetter -Target '{other}'").ErrorId,
            StringComparison.Ordinal
        );
        Assert.False(File.Exists(other));
    }

    [Fact]
    public void Nobody_makes_a_letter_out_of_a_hashtable() =>
        Assert.StartsWith(
            "InputObjectNotBound,",
            Run($"@{{ Id = 'x'; Kind = 'Task'; Reason = 'y' }} | Push-OpenClawRecord -Target '{Target}'").ErrorId,
            StringComparison.Ordinal
        );

    [Fact]
    public void The_run_says_that_letters_wait()
    {
        var result = Run(Sync + " -ErrorAction SilentlyContinue");

        Assert.Contains("1 dead letter waits", result.Streams, StringComparison.Ordinal);
        Assert.Equal(1L, HomeBuilder.Scalar(Target, "SELECT deadLetters FROM openclawSyncRuns ORDER BY startedAt DESC LIMIT 1"));
    }
}
