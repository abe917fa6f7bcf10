using CsCheck;
using Microsoft.Extensions.Time.Testing;
using OpenClawSync.Views;

namespace OpenClawSync.PowerShell.Tests.Views;

public class RelativeTimeTests
{
    // Three in the afternoon of a Saturday, two hours ahead of Greenwich.
    private static readonly TimeSpan Ahead = TimeSpan.FromHours(2);
    private static readonly DateTimeOffset Now = new(2026, 11, 28, 15, 0, 0, Ahead);

    [Theory]
    [InlineData("00:00:00", "just now")]
    [InlineData("00:00:59.999", "just now")]
    [InlineData("00:01:00", "1 min ago")]
    [InlineData("00:59:59.999", "59 min ago")]
    [InlineData("01:00:00", "1 h ago")]
    [InlineData("11:59:59", "11 h ago")]
    [InlineData("12:00:00", "12 h ago")]
    [InlineData("15:00:00", "15 h ago")]
    [InlineData("15:00:01", "yesterday 23:59")]
    [InlineData("1.15:00:00", "yesterday 00:00")]
    [InlineData("1.15:00:01", "2026-11-26")]
    [InlineData("700.00:00:00", "2024-12-28")]
    public void A_past_time_is_relative_to_now(string ago, string said) =>
        Assert.Equal(said, RelativeTime.Format(Now - TimeSpan.Parse(ago, null), Clock(Now)));

    [Theory]
    [InlineData("00:00:00.001", "in a moment")]
    [InlineData("00:00:59", "in a moment")]
    [InlineData("00:01:00", "in 1 min")]
    [InlineData("00:59:59", "in 59 min")]
    [InlineData("01:00:00", "in 1 h")]
    [InlineData("08:59:59", "in 8 h")]
    [InlineData("09:00:00", "in 9 h")]
    [InlineData("11:59:59", "in 11 h")]
    [InlineData("12:00:00", "tomorrow 03:00")]
    [InlineData("1.08:59:59", "tomorrow 23:59")]
    [InlineData("1.09:00:00", "2026-11-30")]
    public void A_future_time_is_relative_to_now(string ahead, string said) =>
        Assert.Equal(said, RelativeTime.Format(Now + TimeSpan.Parse(ahead, null), Clock(Now)));

    [Fact]
    public void Shortly_after_midnight_a_recent_time_is_shown_in_hours()
    {
        var early = new DateTimeOffset(2026, 11, 28, 1, 0, 0, Ahead);

        Assert.Equal("3 h ago", RelativeTime.Format(early.AddHours(-3), Clock(early)));
        Assert.Equal("yesterday 12:59", RelativeTime.Format(early.AddHours(-12).AddMinutes(-1), Clock(early)));
    }

    [Fact]
    public void A_date_is_not_repeated_after_the_local_time()
    {
        Assert.Equal("2026-11-28 14:57:00 (3 min ago)", RelativeTime.Both(Now.AddMinutes(-3).ToUniversalTime(), Clock(Now)));
        Assert.Equal("2026-11-29 12:00:00 (tomorrow 12:00)", RelativeTime.Both(Now.AddHours(21), Clock(Now)));
        Assert.Equal("2026-11-20 15:00:00", RelativeTime.Both(Now.AddDays(-8), Clock(Now)));
    }

    [Fact]
    public void Any_time_fits_its_column_and_does_not_depend_on_its_offset() =>
        Gen.Select(Gen.DateTimeOffset, Gen.DateTimeOffset, Gen.Long[-400_000_000, 400_000_000], Gen.Bool, Gen.Int[-14, 14])
            .Sample(
                (now, anywhere, near, isNear, offset) =>
                {
                    var time = isNear && now.Year is > 1000 and < 9000 ? now.AddMilliseconds(near) : anywhere;
                    var clock = Clock(now.Year < 2000 ? now.AddYears(2000) : now);
                    var said = RelativeTime.Format(time, clock);

                    Assert.InRange(said.Length, 1, RelativeTime.MaxLength);
                    if (time.Year is > 1 and < 9999)
                    {
                        Assert.Equal(said, RelativeTime.Format(time.ToOffset(TimeSpan.FromHours(offset)), clock));
                    }
                }
            );

    [Fact]
    public void A_time_never_looks_younger_as_time_passes() =>
        Gen.Select(Gen.Int[0, 90_000], Gen.Int[0, 90_000])
            .Sample(
                (first, second) =>
                {
                    var (near, far) = (Math.Min(first, second), Math.Max(first, second));

                    Assert.True(
                        Rank(RelativeTime.Format(Now.AddSeconds(-near), Clock(Now)))
                            <= Rank(RelativeTime.Format(Now.AddSeconds(-far), Clock(Now)))
                    );
                }
            );

    private static double Rank(string said) =>
        said.Split(' ') switch
        {
            ["just", "now"] => 0,
            [var minutes, "min", "ago"] => double.Parse(minutes, null),
            [var hours, "h", "ago"] => 60 * double.Parse(hours, null),
            ["yesterday", var time] => (60 * 40) - TimeOnly.Parse(time, null).ToTimeSpan().TotalMinutes,
            _ => throw new ArgumentException(said),
        };

    private static FakeTimeProvider Clock(DateTimeOffset now)
    {
        var clock = new FakeTimeProvider(now);
        clock.SetLocalTimeZone(TimeZoneInfo.CreateCustomTimeZone("ahead", Ahead, "ahead", "ahead"));
        return clock;
    }
}
