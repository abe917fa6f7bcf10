using OpenClawSync.Sources.Notes;

namespace OpenClawSync.Core.Tests.Sources.Notes;

public class NoteNameTests
{
    [Theory]
    [InlineData("2026-03-01.md", true, "2026-03-01")]
    [InlineData("2026-03-01-standup.MD", true, "2026-03-01")]
    [InlineData("2028-02-29.md", true, "2028-02-29")]
    [InlineData("2026-02-29.md", true, null)]
    [InlineData("2026-02-30.md", true, null)]
    [InlineData("2026-13-01-x.md", true, null)]
    [InlineData("0000-00-00.md", true, null)]
    [InlineData("ideas.md", false, null)]
    [InlineData("2026-03-01", false, null)]
    [InlineData("\u0662\u0660\u0662\u0666-03-01.md", false, null)]
    public void A_daily_note_has_a_date_only_if_there_is_such_a_day(string name, bool isDaily, string? date) =>
        Assert.Equal((isDaily, date), (NoteName.IsDaily(name), NoteName.DateIn(name)));
}
