using OpenClawSync.PowerShell.Tests.Support;
using OpenClawSync.Protection;
using OpenClawSync.Records;

namespace OpenClawSync.PowerShell.Tests.Commands;

/// <summary>What scripts set on records and pass to commands.</summary>
public sealed class InputTests : CommandTest
{
    [Theory]
    [InlineData("Visibility", "Team", "team")]
    [InlineData("Visibility", "public", "public")]
    [InlineData("OwnerType", "ROLE", "role")]
    public void Ownership_can_be_set_in_any_casing(string property, string value, string stored) =>
        Assert.Equal(
            stored,
            Assert.Single(
                Run($"$raw = (Get-OpenClawRecord '{Home}')[0]; $raw.{property} = '{value}'; ($raw | Protect-OpenClawRecord).{property}")
                    .Of<string>()
            )
        );

    [Theory]
    [InlineData("Visibility", "publc", "private, team or public")]
    [InlineData("OwnerType", "group", "user, role or system")]
    public void Ownership_that_nobody_could_read_is_refused_where_it_is_set(string property, string value, string names)
    {
        var result = Run($"$raw = (Get-OpenClawRecord '{Home}')[0]; $raw.{property} = '{value}'; 'after'");

        Assert.Contains(names, result.ErrorMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en-US")]
    [InlineData("de-DE")]
    [InlineData("th-TH")]
    [InlineData("fa-IR")]
    [InlineData("ar-SA")]
    public void A_date_means_the_same_in_every_culture(string culture)
    {
        const string script = "@(Get-OpenClawRecord 'HOME' -Since 2026-11-20).Count";
        var here = $"[cultureinfo]::CurrentCulture = '{culture}'; {script.Replace("HOME", Home, StringComparison.Ordinal)}";

        Assert.Equal(26, Assert.Single(Run(here).Of<int>()));
    }

    [Theory]
    [InlineData("'20.11.2026'")]
    [InlineData("'yesterday'")]
    [InlineData("5")]
    public void A_date_in_another_notation_is_refused(string date)
    {
        var result = Run($"Get-OpenClawRecord '{Home}' -Since {date}");

        Assert.Contains("2026-11-20", result.ErrorMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Protect-OpenClawRecord")]
    [InlineData("Push-OpenClawRecord -Target 'TARGET'")]
    public void A_copy_of_a_record_is_refused_with_an_explanation(string command)
    {
        var push = command.Replace("TARGET", Target, StringComparison.Ordinal);

        var result = Run(
            $"$raw = (Get-OpenClawRecord '{Home}')[0]; [System.Management.Automation.PSSerializer]::Deserialize("
                + $"[System.Management.Automation.PSSerializer]::Serialize($raw)) | {push}"
        );

        Assert.StartsWith("InputInvalid,", result.ErrorId, StringComparison.Ordinal);
        Assert.Contains("copy", result.ErrorMessage, StringComparison.Ordinal);
        Assert.False(File.Exists(Target));
    }

    [Fact]
    public void Records_bind_as_arguments_and_through_the_pipeline_in_every_form()
    {
        var records = Run($"$raw = Get-OpenClawRecord '{Home}'; $raw[0] | Protect-OpenClawRecord | Protect-OpenClawRecord")
            .Of<ProtectedRecord>();
        Assert.Single(records);

        Assert.StartsWith(
            "RecordNotProtected,",
            Run($"$raw[0] | Push-OpenClawRecord -Target '{Target}'").ErrorId,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Redactions_count_only_when_rows_change()
    {
        Assert.Equal(8, Assert.Single(Run($"Invoke-OpenClawSync '{Home}' -Target '{Target}'").Of<SyncRun>()).Redactions);
        Assert.Equal(0, Assert.Single(Run($"Invoke-OpenClawSync '{Home}' -Target '{Target}' -Full").Of<SyncRun>()).Redactions);
    }
}
