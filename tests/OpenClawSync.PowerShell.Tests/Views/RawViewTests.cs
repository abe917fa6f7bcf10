using OpenClawSync.Core.Tests.Support;
using OpenClawSync.PowerShell.Tests.Support;

namespace OpenClawSync.PowerShell.Tests.Views;

/// <summary>No view of a raw record shows its content.</summary>
public sealed class RawViewTests : IDisposable
{
    // No rule finds this: what keeps it off the screen is that the views do not show text.
    private const string Text = "mentioned in confidence";

    // Whichever PowerShell takes.
    private const string Chosen = "chosen";

    private static readonly string Token = "ghp_" + "Zk3Vn8Qw1Xs5Rt7Yb2LcMd4Pf6Hg9Jj0KaEs";

    private readonly TempFolder _folder = new();
    private readonly ViewFixture _views = new();

    public static TheoryData<string> Shapes => ["Table", "List", "Wide", "Custom", Chosen];

    public void Dispose()
    {
        _views.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Text_is_not_shown_and_a_secret_in_an_id_path_or_agent_is_redacted(string shape)
    {
        var records = $"Get-OpenClawRecord '{Starter()}'";

        var shown = Write(records, shape);

        Assert.Equal(3, _views.Objects(records).Count);
        Assert.Contains("[REDACTED]", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(Text, shown, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Token[4..], shown, StringComparison.Ordinal);
        Assert.All(
            _views.Objects(records),
            record =>
                Assert.Contains(
                    record.Properties,
                    property => property.Value is string value && value.Contains(Text, StringComparison.Ordinal)
                )
        );
    }

    [Fact]
    public void After_objects_of_another_type_only_the_default_property_set_is_shown()
    {
        var shown = _views.Write($"Test-OpenClawTarget '{_views.Target}'; Get-OpenClawRecord '{Starter()}'", null, 400);

        Assert.Contains("SourceFormat", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(Text, shown, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Token[4..], shown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_in_a_schedule_is_redacted_in_its_view()
    {
        var shown = _views.Write($"Get-OpenClawRecord '{Starter()}' -Kind Cron | ForEach-Object Schedule", "List", 400);

        Assert.Contains("cron", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(Token[4..], shown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_schedule_in_a_string_is_its_text()
    {
        var texts = _views.Objects(
            $$"""
            Get-OpenClawRecord '{{_views.Home}}' -Kind Cron | ForEach-Object { "$($_.Schedule)"; $_.Schedule.Text }
            """
        );

        Assert.NotEmpty(texts);
        Assert.All(texts.Chunk(2), pair => Assert.Equal(pair[1].BaseObject, pair[0].BaseObject));
    }

    [Fact]
    public void A_schedule_with_a_secret_shows_only_its_kind_in_a_string()
    {
        var text = Assert.Single(
            _views.Objects($$"""Get-OpenClawRecord '{{Starter()}}' -Kind Cron | ForEach-Object { "$($_.Schedule)" }""")
        );

        Assert.Equal("cron schedule", text.BaseObject);
    }

    private string Write(string script, string shape) => _views.Write(script, shape == Chosen ? null : shape, 400);

    private string Starter() =>
        _folder.Write(
            "starter.json",
            $$"""
            {
              "tasks": [{ "id": "{{Token}}", "label": "{{Text}}", "prompt": "{{Text}}", "summary": "{{Text}}", "status":
                  "{{Text}}", "priority": "{{Text}}",
                "assigneeId": "{{Text}}", "runtime": "{{Text}}", "agentId": "{{Token}}", "visibility": "{{Text}}",
                  "ownerId": "{{Text}}", "createdAt": "2026-11-22T10:00:00Z" }],
              "cronJobs": [{ "id": "{{Token}}", "name": "{{Text}}", "schedule": { "kind": "cron", "expr": "0 9 * * {{Token}}",
                "tz": "{{Text}}" },
                "lastStatus": "{{Text}}", "lastError": "{{Text}}", "agentId": "{{Token}}", "nextRunAt": 1795170600 }],
              "memoryEntries": [{ "id": "m", "filePath": "memory/{{Token}}.md", "sectionId": "{{Text}}", "title": "{{Text}}",
                  "snippet": "{{Text}}",
                "tags": ["{{Text}}"], "entryTime": "{{Text}}", "agentId": "{{Token}}" }]
            }
            """
        );
}
