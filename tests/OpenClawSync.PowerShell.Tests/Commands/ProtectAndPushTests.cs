using OpenClawSync.PowerShell.Tests.Support;
using OpenClawSync.Protection;
using OpenClawSync.Records;
using OpenClawSync.Targets;

namespace OpenClawSync.PowerShell.Tests.Commands;

public sealed class ProtectAndPushTests : CommandTest
{
    [Fact]
    public void Stages_compose_in_the_pipeline()
    {
        var results = Run(
                $"Get-OpenClawRecord '{Home}' -Kind Memory | Where-Object Title -like '*Deploy*' | Protect-OpenClawRecord | "
                    + $"Where-Object Kind -eq Memory | Push-OpenClawRecord -Target '{Target}'"
            )
            .Of<PushResult>();

        Assert.Equal((PushStatus.Created, RecordKind.Memory), (Assert.Single(results).Status, results[0].Kind));
        Assert.Equal(1L, Scalar("SELECT count(*) FROM openclawMemoryEntries"));
        Assert.Equal("push", Scalar("SELECT status FROM openclawSyncRuns"));
        Assert.Equal(0L, Scalar("SELECT count(*) FROM ledgerCursors"));
    }

    [Fact]
    public void Pushing_again_does_not_change_rows()
    {
        var script = $"Get-OpenClawRecord '{Home}' | Protect-OpenClawRecord | Push-OpenClawRecord -Target '{Target}' -BatchSize 5";

        Assert.All(Run(script).Of<PushResult>(), result => Assert.Equal(PushStatus.Created, result.Status));
        var again = Run(script).Of<PushResult>();

        Assert.Equal(SampleHome.RecordCount, again.Count);
        Assert.All(again, result => Assert.Equal(PushStatus.Unchanged, result.Status));
    }

    [Fact]
    public void A_protected_record_can_be_protected_again()
    {
        var records = Run($"Get-OpenClawRecord '{Home}' | Protect-OpenClawRecord | Protect-OpenClawRecord").Of<ProtectedRecord>();

        Assert.Equal(SampleHome.RecordCount, records.Count);
    }

    [Fact]
    public void An_unprotected_record_is_rejected_and_no_target_is_created()
    {
        var result = Run($"Get-OpenClawRecord '{Home}' -Kind Task | Push-OpenClawRecord -Target '{Target}'");

        Assert.Equal("RecordNotProtected,OpenClawSync.Commands.PushOpenClawRecordCommand", result.ErrorId);
        Assert.False(File.Exists(Target));
    }

    [Theory]
    [InlineData("'text'")]
    [InlineData("@{ sourceKey = 'task:1' }")]
    public void Other_objects_are_rejected(string value)
    {
        var result = Run($"{value} | Push-OpenClawRecord -Target '{Target}'");

        Assert.StartsWith("InputInvalid,", result.ErrorId, StringComparison.Ordinal);
        Assert.False(File.Exists(Target));
    }

    [Fact]
    public void WhatIf_describes_what_would_happen_to_each_record_and_writes_nothing()
    {
        var results = Run(
                $"Get-OpenClawRecord '{Home}' -Kind Cron | Protect-OpenClawRecord | Push-OpenClawRecord -Target '{Target}' -WhatIf"
            )
            .Of<PushResult>();

        Assert.Equal(5, results.Count);
        Assert.All(
            results,
            result =>
                Assert.Equal(
                    (PushStatus.Skipped, $"What if: Create {result.Key} in mission-control.db: it is not there yet."),
                    (result.Status, result.Notes)
                )
        );
        Assert.False(File.Exists(Target));
    }

    [Fact]
    public void WhatIf_names_the_changed_fields()
    {
        Run($"Invoke-OpenClawSync '{Home}' -Target '{Target}'");
        File.AppendAllText(Path.Combine(Home, ".openclaw/workspace/MEMORY.md"), "One line more.\n");

        var results = Run($"Get-OpenClawRecord '{Home}' | Protect-OpenClawRecord | Push-OpenClawRecord -Target '{Target}' -WhatIf")
            .Of<PushResult>();

        Assert.All(results, result => Assert.Equal(PushStatus.Skipped, result.Status));
        Assert.EndsWith(
            " in mission-control.db: snippet changed.",
            Assert.Single(results, result => result.Notes?.Contains(": Update ", StringComparison.Ordinal) == true).Notes,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void WhatIf_from_the_session_applies_too()
    {
        var results = Run(
                $"$WhatIfPreference = $true; Get-OpenClawRecord '{Home}' -Kind Cron | Protect-OpenClawRecord | Push-OpenClawRecord "
                    + $"-Target '{Target}'"
            )
            .Of<PushResult>();

        Assert.All(results, result => Assert.Equal(PushStatus.Skipped, result.Status));
        Assert.False(File.Exists(Target));
        Assert.False(Directory.Exists(Folder["state"]) && File.Exists(Path.Combine(Folder["state"], "state.db")));
    }

    [Fact]
    public void The_snippet_length_can_be_set()
    {
        var records = Run($"Get-OpenClawRecord '{Home}' -Kind Memory | Protect-OpenClawRecord -SnippetLength 20").Of<ProtectedRecord>();

        Assert.All(records, record => Assert.True(((string)record.Fields["snippet"]).Length <= 20));
    }

    [Theory]
    [InlineData("/no/such/folder/x.db", "TargetUnavailable")]
    [InlineData("http://example.test/ingest", "TargetInvalid")]
    public void An_invalid_target_is_one_error(string target, string errorId) =>
        Assert.StartsWith(
            errorId + ",",
            Run($"Get-OpenClawRecord '{Home}' -Kind Task | Protect-OpenClawRecord | Push-OpenClawRecord -Target '{target}'").ErrorId,
            StringComparison.Ordinal
        );
}
