using OpenClawSync.Core.Tests.Support;
using OpenClawSync.PowerShell.Tests.Support;
using OpenClawSync.Targets;

namespace OpenClawSync.PowerShell.Tests.Commands;

/// <summary>Dead letters of records that could not be read. Those of rejected rows are tested with an endpoint.</summary>
public sealed class DeadLetterTests : CommandTest
{
    private const string Bad = ".openclaw/workspace/memory/bad.md";

    public DeadLetterTests()
    {
        File.WriteAllText(Path.Combine(Home, Bad), "a\0\u0001\0\u0002\0\u0003\0\u0004b hunter2");
        Run(Sync + " -ErrorAction SilentlyContinue");
    }

    private string Sync => $"Invoke-OpenClawSync '{Home}' -Target '{Target}'";

    [Fact]
    public void A_dead_letter_has_id_place_reason_and_attempts_and_no_content()
    {
        var result = Run($"Get-OpenClawDeadLetter -Target '{Target}'");

        var deadLetter = Assert.Single(result.Of<DeadLetter>());
        Assert.Equal(("RecordMalformed", 1L, false), (deadLetter.Reason, deadLetter.Attempts, deadLetter.HasRecord));
        Assert.EndsWith("bad.md", deadLetter.Place, StringComparison.Ordinal);
        Assert.Empty(Run($"Get-OpenClawDeadLetter '*nothing*' -Target '{Target}'").Of<DeadLetter>());
        Assert.Empty(Run($"Get-OpenClawDeadLetter -Kind Cron -Target '{Target}'").Of<DeadLetter>());
    }

    [Fact]
    public void A_push_skips_a_dead_letter_without_a_record_and_says_what_to_do()
    {
        var result = Assert.Single(
            Run($"Get-OpenClawDeadLetter -Target '{Target}' | Push-OpenClawRecord -Target '{Target}'").Of<PushResult>()
        );

        Assert.Equal(PushStatus.Skipped, result.Status);
        Assert.Contains("Invoke-OpenClawSync", result.Notes, StringComparison.Ordinal);
    }

    [Fact]
    public void A_removed_dead_letter_returns_only_when_its_record_fails_again()
    {
        Run($"Get-OpenClawDeadLetter -Target '{Target}' | Remove-OpenClawDeadLetter -Target '{Target}' -WhatIf");
        Assert.Single(Run($"Get-OpenClawDeadLetter -Target '{Target}'").Of<DeadLetter>());

        Run($"Get-OpenClawDeadLetter -Target '{Target}' | Remove-OpenClawDeadLetter -Target '{Target}'");
        Assert.Empty(Run($"Get-OpenClawDeadLetter -Target '{Target}'").Of<DeadLetter>());

        Run(Sync + " -ErrorAction SilentlyContinue");
        Assert.Equal(1L, Assert.Single(Run($"Get-OpenClawDeadLetter -Target '{Target}'").Of<DeadLetter>()).Attempts);
    }

    [Fact]
    public void A_dead_letter_of_another_target_is_rejected()
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
    public void A_hashtable_does_not_bind_as_a_dead_letter() =>
        Assert.StartsWith(
            "InputInvalid,",
            Run($"@{{ Id = 'x'; Kind = 'Task'; Reason = 'y' }} | Push-OpenClawRecord -Target '{Target}'").ErrorId,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_run_warns_about_waiting_dead_letters()
    {
        var result = Run(Sync + " -ErrorAction SilentlyContinue");

        Assert.Contains("1 dead letter is pending", result.Streams, StringComparison.Ordinal);
        Assert.Equal(1L, HomeBuilder.Scalar(Target, "SELECT deadLetters FROM openclawSyncRuns ORDER BY startedAt DESC LIMIT 1"));
    }
}
