using System.Text;
using CsCheck;
using Microsoft.Extensions.Time.Testing;
using OpenClawSync.Schedules;
using OpenClawSync.Schedules.Cron;

namespace OpenClawSync.Core.Tests.Schedules;

public sealed class CrontabTextTests
{
    private static readonly string[] Bits =
    [
        "\n",
        "\n\n",
        "# mine",
        "0 5 * * * /bin/true",
        "MAILTO=\"\"",
        "é",
        "\r",
        Line("other"),
        "# " + Line("off"),
    ];

    private static readonly Gen<byte[]> Bytes = Gen.OneOf(
        Gen.Byte.Array[0, 60],
        Gen.Int[0, Bits.Length - 1].Array[0, 8].Select(parts => Encoding.UTF8.GetBytes(string.Concat(parts.Select(index => Bits[index]))))
    );

    [Fact]
    public void Adding_and_removing_a_line_preserves_every_byte() =>
        Bytes.Sample(bytes =>
        {
            var crontab = CrontabText.Parse(bytes);

            var added = crontab.With("mine", Line("mine"));

            Assert.True(added.Has("mine"));
            byte[] ended = bytes is [] or [.., (byte)'\n'] ? bytes : [.. bytes, (byte)'\n'];
            Assert.Equal(ended, added.Without("mine").Bytes());
            Assert.Equal([.. ended, .. Encoding.UTF8.GetBytes(Line("mine") + "\n")], added.Bytes());
        });

    [Fact]
    public void A_schedule_replaces_only_the_one_with_its_name()
    {
        var crontab = CrontabText.Parse(Encoding.Latin1.GetBytes($"# \xe9\n{Line("a")}\n0 5 * * * x\n{Line("a")}\n{Line("ab")}\n"));

        var changed = crontab.With("a", Line("a", hours: 2));

        Assert.Equal(Encoding.Latin1.GetBytes($"# \xe9\n{Line("a", hours: 2)}\n0 5 * * * x\n{Line("ab")}\n"), changed.Bytes());
    }

    [Fact]
    public void Its_schedules_are_found()
    {
        var crontab = CrontabText.Parse(
            Encoding.UTF8.GetBytes($"{Line("a")}\n# {Line("b")}\n0 5 * * * x\n{Line("é", script: "'é'")}\n{Line("c", script: "'é 你'")}")
        );

        var found = crontab.Schedules(new FakeTimeProvider()).ToList();

        Assert.Equal(["a", "b", "c"], found.Select(schedule => schedule.Name));
        Assert.Equal([ScheduleState.Active, ScheduleState.Stopped, ScheduleState.Active], found.Select(schedule => schedule.State));
        Assert.Equal("'é 你'", found[2].Command);
    }

    [Fact]
    public void A_crontab_without_its_only_line_is_empty() => Assert.True(CrontabText.Empty.With("a", Line("a")).Without("a").IsEmpty);

    private static string Line(string name, int hours = 1, string script = "Invoke-OpenClawSync") =>
        CrontabLine.Format(new SchedulePlan(name, TimeSpan.FromHours(hours), "/usr/bin/pwsh", script));
}
