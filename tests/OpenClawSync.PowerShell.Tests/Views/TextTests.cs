using CsCheck;
using OpenClawSync.Views;

namespace OpenClawSync.PowerShell.Tests.Views;

/// <summary>Formatting of durations, paths and lines.</summary>
public class TextTests
{
    private const string Folder = "/srv/home";

    [Theory]
    [InlineData(-5, "0 ms")]
    [InlineData(0, "0 ms")]
    [InlineData(999, "999 ms")]
    [InlineData(1_000, "1.0 s")]
    [InlineData(59_999, "59.9 s")]
    [InlineData(60_000, "1.0 min")]
    [InlineData(3_599_999, "59.9 min")]
    [InlineData(3_600_000, "1.0 h")]
    [InlineData(100 * 3_600_000L, "100.0 h")]
    public void A_duration_is_shown_in_its_largest_unit(long milliseconds, string said) =>
        Assert.Equal(said, Elapsed.Format(TimeSpan.FromMilliseconds(milliseconds)));

    [Theory]
    [InlineData("/srv/home/notes/a.md", "notes/a.md")]
    [InlineData("/srv/homes/a.md", "/srv/homes/a.md")]
    [InlineData("/srv/home", "/srv/home")]
    [InlineData("memory:main/MEMORY.md#a.snippet", "memory:main/MEMORY.md#a.snippet")]
    [InlineData("", "")]
    public void A_path_below_the_current_folder_is_relative(string path, string said) =>
        Assert.Equal(said, ShortPath.Format(path, Folder, 80));

    [Fact]
    public void A_path_below_the_home_folder_starts_with_a_tilde()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

        Assert.Equal(Path.Combine("~", "notes", "a.md"), ShortPath.Format(Path.Combine(home, "notes", "a.md"), Folder, 80));
    }

    [Fact]
    public void A_path_that_is_too_long_is_cut_at_the_beginning()
    {
        Assert.Equal("…/memory/2026-11-20.md", ShortPath.Format("/elsewhere/workspace/memory/2026-11-20.md", Folder, 22));
        Assert.Equal("/elsewhere/a.md", ShortPath.Format("/elsewhere/a.md", Folder, 15));
        Assert.Equal("/elsewhere/a.md", ShortPath.Format("/elsewhere/a.md", Folder, -50));
    }

    [Fact]
    public void Wrapped_text_keeps_its_words_in_lines_that_fit() =>
        Gen.Select(Gen.String[Gen.Char["ab \n\té"], 0, 200], Gen.Int[1, 40])
            .Sample(
                (text, width) =>
                {
                    var lines = WordWrap.Lines(text, width);

                    Assert.All(lines, line => Assert.InRange(line.Length, 0, width));
                    Assert.Equal(
                        string.Concat(text.Where(letter => !char.IsWhiteSpace(letter))),
                        string.Concat(lines).Replace(" ", "", StringComparison.Ordinal)
                    );
                    Assert.Equal(lines, WordWrap.Lines(string.Join('\n', lines), width));
                }
            );
}
