using OpenClawSync.Module.Tests.Support;

namespace OpenClawSync.Module.Tests.Durability;

/// <summary>
/// Backups that are restored in part, and machines that share or swap what belongs to one: nothing is lost, nothing is there twice.
/// </summary>
public sealed class BackupTests : IDisposable
{
    private const int Tasks = 40;
    private const int Notes = 10;

    private readonly TempFolder _folder = new();
    private KillSeries? _series;

    public static TheoryData<bool> Targets => [false, true];

    public void Dispose()
    {
        _series?.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void An_older_target_with_a_newer_state_is_brought_up_to_date(bool isEndpoint)
    {
        using var target = Make(isEndpoint);
        var (home, series) = Begin(target);
        series.Finish();
        var backup = target.Backup();
        home.GoOn();
        series.Finish();
        var rows = target.Rows();

        target.Restore(backup);
        Assert.NotEqual(rows, target.Rows());
        series.Finish();

        Assert.Equal(rows, target.Rows());
        Assert.Equal((0, 0), Changes(series.Finish("-Full")));
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void An_older_state_with_a_newer_target_changes_nothing_that_is_right(bool isEndpoint)
    {
        using var target = Make(isEndpoint);
        var (home, series) = Begin(target);
        series.Finish();
        using var backup = new TempFolder();
        Files.Copy(target.State, backup.Path);
        home.GoOn();
        series.Finish();
        var rows = target.Rows();

        Directory.Delete(target.State, recursive: true);
        Files.Copy(backup.Path, target.State);
        Assert.Equal((0, 0), Changes(series.Finish()));
        home.GoOn();
        var (created, updated) = Changes(series.Finish());

        Assert.True(created > 0 && updated > 0);
        Assert.Equal(rows.Count + created, target.Rows().Count);
        Assert.Equal((0, 0), Changes(series.Finish("-Full")));
    }

    // Nothing tells the machines apart, so each repeatedly stores what its own home has, and neither takes anything away.
    [Theory]
    [MemberData(nameof(Targets))]
    public void A_state_folder_that_was_copied_to_another_machine_loses_and_doubles_nothing(bool isEndpoint)
    {
        using var target = Make(isEndpoint);
        var (home, series) = Begin(target);
        series.Finish();
        using var moved = new TempFolder();
        Files.Copy(target.State, Path.Combine(moved.Path, "state"));
        home.GoOn();
        series.Finish();
        var rows = target.Rows();

        var other = PwshProcess.Run(
            target.Settings with
            {
                StateFolder = Path.Combine(moved.Path, "state"),
            },
            $"Invoke-OpenClawSync '{home.Path}' {target.Arguments} -Full "
                + "| ForEach-Object { \"$($_.Status) $($_.Created) $($_.Updated)\" }"
        );

        Assert.Contains("succeeded 0 0", other.Succeeded());
        Assert.Equal(rows, target.Rows());
        Assert.Equal((0, 0), Changes(series.Finish()));
        Assert.Equal(rows, target.Rows());
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void Two_machines_that_swap_their_targets_are_stopped_before_anything_is_written(bool isEndpoint)
    {
        using var one = Make(isEndpoint);
        using var two = Make(isEndpoint);
        var (home, series) = Begin(one);
        series.Finish();
        series.Finish(into: two);
        var rows = two.Rows();

        var run = PwshProcess.Run(
            two.Settings with
            {
                StateFolder = one.State,
            },
            $"try {{ Invoke-OpenClawSync '{home.Path}' {two.Arguments} }} catch {{ $_.FullyQualifiedErrorId; exit 1 }}"
        );

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("InstanceConflict", run.Output, StringComparison.Ordinal);
        Assert.Equal(rows, two.Rows());
        Assert.Equal((0, 0), Changes(series.Finish()));
    }

    private static KillTarget Make(bool isEndpoint) => isEndpoint ? new ConvexKillTarget() : new EmbeddedKillTarget();

    private (BusyHome Home, KillSeries Series) Begin(KillTarget target)
    {
        var home = new BusyHome(_folder, Random.Shared.Next(), Tasks, Notes);
        return (home, _series = new KillSeries(target, home, seed: 1));
    }

    private static (long Created, long Updated) Changes((long Created, long Updated, long Skipped) run) => (run.Created, run.Updated);
}
