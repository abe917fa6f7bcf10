using OpenClawSync.Core.Tests.Support;
using OpenClawSync.PowerShell.Tests.Support;

namespace OpenClawSync.PowerShell.Tests.Views;

/// <summary>Whatever raw records hold, no view of them shows it.</summary>
public sealed class RawViewTests : IDisposable
{
    // No rule finds this: what keeps it off the screen is that the views do not show text.
    private const string Text = "mentioned in confidence";

    // Whichever PowerShell takes.
    private const string Chosen = "chosen";

    private static readonly string Token = "ghp_" + "Zk3Vn8Qw1Xs5Rt7Yb2LcMd4Pf6Hg9Jj0KaEs";

    private readonly TempFolder _folder = new();
    private readonly ViewRoom _room = new();

    public static TheoryData<string> Shapes => ["Table", "List", "Wide", "Custom", Chosen];

    public void Dispose()
    {
        _room.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Text_is_not_shown_and_a_secret_in_an_id_path_or_agent_is_masked(string shape)
    {
        var records = $"Get-OpenClawRecord '{Starter()}'";

        var shown = Write(records, shape);

        Assert.Equal(3, _room.Objects(records).Count);
        Assert.Contains("[REDACTED]", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(Text, shown, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Token[4..], shown, StringComparison.Ordinal);
        Assert.All(
            _room.Objects(records),
            record =>
                Assert.Contains(
                    record.Properties,
                    property => property.Value is string value && value.Contains(Text, StringComparison.Ordinal)
                )
        );
    }

    [Fact]
    public void After_objects_of_another_type_PowerShell_shows_the_default_set_and_no_more()
    {
        var shown = _room.Write($"Test-OpenClawTarget '{_room.Target}'; Get-OpenClawRecord '{Starter()}'", null, 400);

        Assert.Contains("SourceFormat", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(Text, shown, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Token[4..], shown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_schedule_is_shown_without_what_a_rule_finds_in_it()
    {
        var shown = _room.Write($"Get-OpenClawRecord '{Starter()}' -Kind Cron | ForEach-Object Schedule", "List", 400);

        Assert.Contains("cron", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(Token[4..], shown, StringComparison.Ordinal);
    }

    private string Write(string script, string shape) => _room.Write(script, shape == Chosen ? null : shape, 400);

    private string Starter() =>
        _folder.Write(
            "starter.json",
            $$"""
            {
              "tasks": [{ "id": "{{Token}}", "label": "{{Text}}", "prompt": "{{Text}}", "summary": "{{Text}}", "status": "{{Text}}", "priority": "{{Text}}",
                "assigneeId": "{{Text}}", "runtime": "{{Text}}", "agentId": "{{Token}}", "visibility": "{{Text}}", "ownerId": "{{Text}}", "createdAt": "2026-11-22T10:00:00Z" }],
              "cronJobs": [{ "id": "{{Token}}", "name": "{{Text}}", "schedule": { "kind": "cron", "expr": "0 9 * * {{Token}}", "tz": "{{Text}}" },
                "lastStatus": "{{Text}}", "lastError": "{{Text}}", "agentId": "{{Token}}", "nextRunAt": 1795170600 }],
              "memoryEntries": [{ "id": "m", "filePath": "memory/{{Token}}.md", "sectionId": "{{Text}}", "title": "{{Text}}", "snippet": "{{Text}}",
                "tags": ["{{Text}}"], "entryTime": "{{Text}}", "agentId": "{{Token}}" }]
            }
            """
        );
}
