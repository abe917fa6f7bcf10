using CsCheck;

namespace OpenClawSync.Core.Tests.Sources.Notes;

public class NotePropertyTests
{
    // Marks that start, end or nest something, and texts that stand in notes; most of what goes wrong is in their mixture.
    private static readonly Gen<string> Fragment = Gen.OneOf(
        "# ", "## ", "### A", "#### ", "===", "---", "- ", "* ", "1. ", "> ", ">", "```", "~~~", "    ", "\t", "`", "``", "*",
        "**", "_", "__", "~~", "[", "]", "(", ")", "](", "[a]: /u", "[a]", "![", "<!--", "-->", "<b>", "</b>", "<div>", "<br>",
        "<", ">", "&lt;", "&nbsp;", "&#0;", "&", "\\", "\\*", "|", "| a | b |", "|---|---|", ":-:", "- [ ] ", "- [x] ",
        "http://e.com/a_b", "<http://e.com>", "www.e.com", "a@b.c", "\n", "\n", "\n", "\n\n", "\r\n", "\r", "\f", "\u00a0", "\u0085",
        "\u2028", "\0", "\ufeff", "\ud800", "\udc00", "😀", "日志", "（", "）", "：", "～", "13:55", "10:31 AM", "~1PM-9PM", "UTC",
        "(GMT+3)", "17:36 UTC", "[04:00]", "#tag", "#123", " ", "  ", "a", "b c", "tags: [a, b]", ".", "...", "\"", "'", "{", "}");

    private static readonly Gen<string> Markdown = Fragment.Array[0, 40].Select(string.Concat);

    [Fact]
    public void Any_mixture_of_marks_is_split_within_the_rules() =>
        Gen.Select(Markdown, Gen.Bool).Sample(NoteInvariants.Check, iter: 100_000);

    [Fact]
    public void Any_unicode_text_is_split_within_the_rules() =>
        Gen.Select(Gen.Char.Array[0, 60].Select(units => new string(units)), Gen.Bool).Sample(NoteInvariants.Check, iter: 20_000);
}
