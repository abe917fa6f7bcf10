using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;
using OpenClawSync.Schedules;
using OpenClawSync.Schedules.Systemd;

namespace OpenClawSync.Core.Tests.Schedules;

/// <summary>
/// Units in a folder that systemd does not search, so enabling them fails as it does when systemd refuses or is missing.
/// </summary>
public sealed class SystemdSchedulerTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly string _name = $"openclaw-sync-test-{Guid.NewGuid():N}";
    private readonly UnitFolder _units;
    private readonly SystemdScheduler _scheduler;

    public SystemdSchedulerTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "systemd is only on Linux.");
        _units = new UnitFolder(_folder["units"]);
        _scheduler = new SystemdScheduler(_units, new Systemctl(CancellationToken.None));
    }

    private SchedulePlan Plan => new(_name, TimeSpan.FromMinutes(15), "/bin/true", "new");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_schedule_that_cannot_be_enabled_leaves_nothing_behind()
    {
        var failure = Assert.Throws<OpenClawSyncException>(() => _scheduler.Install(Plan, replaces: false));

        Assert.Equal(ErrorIds.SchedulerUnavailable, failure.ErrorId);
        Assert.Empty(Directory.GetFiles(_folder["units"]));
    }

    [Fact]
    public void A_cancelled_replacement_is_undone()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        var before = UnitPair.Create(Plan with { Script = "old" });
        _units.Write(_name, before);

        Assert.ThrowsAny<OperationCanceledException>(() =>
            new SystemdScheduler(_units, new Systemctl(stop.Token)).Install(Plan, replaces: true)
        );

        Assert.Equal(before, _units.Find(_name));
    }

    [Fact]
    public void A_failed_replacement_is_undone()
    {
        var before = UnitPair.Create(Plan with { Script = "old" });
        _units.Write(_name, before);

        Assert.Equal(
            ErrorIds.SchedulerUnavailable,
            Assert.Throws<OpenClawSyncException>(() => _scheduler.Install(Plan, replaces: true)).ErrorId
        );

        Assert.Equal(before, _units.Find(_name));
        Assert.Equal(2, Directory.GetFiles(_folder["units"]).Length);
    }

    [Fact]
    public void An_existing_schedule_is_replaced_only_on_request()
    {
        _units.Write(_name, UnitPair.Create(Plan));

        Assert.Equal(
            ErrorIds.ScheduleExists,
            Assert.Throws<OpenClawSyncException>(() => _scheduler.Install(Plan, replaces: false)).ErrorId
        );
    }

    [Theory]
    [InlineData(".service")]
    [InlineData(".timer")]
    public void A_unit_of_somebody_else_is_never_replaced(string end)
    {
        var unit = _folder.Write($"units/{_name}{end}", "[Unit]\n");

        Assert.Equal(ErrorIds.ScheduleExists, Assert.Throws<OpenClawSyncException>(() => _scheduler.Install(Plan, replaces: true)).ErrorId);

        Assert.Equal("[Unit]\n", File.ReadAllText(unit));
        Assert.Empty(_scheduler.Find());
    }

    [Fact]
    public void Only_own_schedules_are_found()
    {
        _units.Write(_name, UnitPair.Create(Plan));
        _folder.Write("units/other.timer", "[Timer]\n");
        _folder.Write("units/half.timer", UnitPair.Create(Plan with { Name = "half" }).Timer);

        var found = Assert.Single(_scheduler.Find());

        Assert.Equal((_name, "new", TimeSpan.FromMinutes(15)), (found.Name, found.Command, found.Interval));
        Assert.NotEqual(ScheduleState.Active, found.State);
        Assert.Equal(_folder[$"units/{_name}.timer"], found.Location);
    }

    [Fact]
    public void A_schedule_that_systemd_cannot_disable_is_kept()
    {
        _units.Write(_name, UnitPair.Create(Plan));

        Assert.Equal(ErrorIds.SchedulerUnavailable, Assert.Throws<OpenClawSyncException>(() => _scheduler.Remove(_name)).ErrorId);

        Assert.NotNull(_units.Find(_name));
    }

    [Fact]
    public void The_environment_determines_the_folder()
    {
        Assert.Equal(
            _folder["c/systemd/user/a.timer"],
            UnitFolder.Find(name => name == "XDG_CONFIG_HOME" ? _folder["c"] : null).LocationOf("a")
        );
        Assert.EndsWith("/.config/systemd/user/a.timer", UnitFolder.Find(_ => "not/rooted").LocationOf("a"), StringComparison.Ordinal);
    }
}
