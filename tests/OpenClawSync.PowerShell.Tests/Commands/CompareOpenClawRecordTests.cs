using OpenClawSync.PowerShell.Tests.Support;
using OpenClawSync.Runs;

namespace OpenClawSync.PowerShell.Tests.Commands;

/// <summary>Source against target, without writing.</summary>
public sealed class CompareOpenClawRecordTests : CommandTest
{
    private string Roadmap => Path.Combine(Home, ".openclaw/workspace/memory/projects/roadmap.md");

    [Fact]
    public void Before_the_first_sync_every_record_is_missing_and_nothing_is_made()
    {
        var differences = Compare();

        Assert.Equal(SampleHome.RecordCount, differences.Count);
        Assert.All(differences, difference => Assert.Equal(DifferenceKind.Missing, difference.Difference));
        Assert.Contains(differences, difference => difference.Title == "Read the sensor manual");
        Assert.False(File.Exists(Target));
        Assert.False(Directory.Exists(Folder["state"]));
    }

    [Fact]
    public void After_a_sync_all_are_equal()
    {
        Sync();

        Assert.Empty(Compare());
        var all = Compare("-IncludeEqual");
        Assert.Equal((SampleHome.RecordCount, true), (all.Count, all.All(difference => difference.Difference == DifferenceKind.Equal)));
    }

    [Fact]
    public void A_changed_note_names_its_fields_and_a_deleted_one_is_extra()
    {
        Sync();
        File.WriteAllText(Roadmap, File.ReadAllText(Roadmap).Replace("Nothing is decided.", "Much is decided.", StringComparison.Ordinal));

        var changed = Assert.Single(Compare());

        Assert.Equal((DifferenceKind.Changed, "snippet"), (changed.Difference, Assert.Single(changed.Fields)));
        File.Delete(Roadmap);
        var extra = Compare();
        Assert.NotEmpty(extra);
        Assert.All(
            extra,
            difference =>
            {
                Assert.Equal(DifferenceKind.Extra, difference.Difference);
                Assert.Contains("roadmap.md", difference.SourceKey, StringComparison.Ordinal);
            }
        );
    }

    [Fact]
    public void A_plan_emits_the_same_differences_and_the_run_after_it_does_what_they_say()
    {
        Sync();
        File.WriteAllText(Roadmap, File.ReadAllText(Roadmap) + "\n## Later\n\nA new section.\n");
        var compared = Compare();

        var planned = Run($"Invoke-OpenClawSync '{Home}' -Target '{Target}' -WhatIf -PassThru").Of<RecordDifference>();

        Assert.NotEmpty(planned);
        Assert.Equal(
            compared.Select(difference => difference.ToString()).Order(StringComparer.Ordinal),
            planned.Select(difference => difference.ToString()).Order(StringComparer.Ordinal)
        );
        Sync();
        Assert.Empty(Compare());
    }

    [Fact]
    public void Filters_select_records_and_rows()
    {
        Sync();

        var jobs = Compare("-Kind Cron -IncludeEqual");

        Assert.Equal(5, jobs.Count);
        Assert.All(jobs, difference => Assert.StartsWith("cron:", difference.SourceKey, StringComparison.Ordinal));
    }

    private void Sync() => Run($"Invoke-OpenClawSync '{Home}' -Target '{Target}'");

    private List<RecordDifference> Compare(string parameters = "") =>
        Run($"Compare-OpenClawRecord '{Home}' -Target '{Target}' {parameters}").Of<RecordDifference>();
}
