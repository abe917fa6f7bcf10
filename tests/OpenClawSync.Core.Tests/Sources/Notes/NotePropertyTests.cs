using CsCheck;

namespace OpenClawSync.Core.Tests.Sources.Notes;

/// <summary>Rule 9 and the maps into the raw text, over notes of every make.</summary>
public class NotePropertyTests
{
    // Marks that start, end or nest something, and texts that stand in notes; what goes wrong goes wrong in their mixture.
    private static readonly Gen<string> Fragment = Gen.OneOf(
        "# ",
        "## ",
        "### A",
        "#### ",
        "#\t",
        "===",
        "---",
        "- ",
        "-\t",
        "* ",
        "1. ",
        "> ",
        ">\t",
        ">",
        "```",
        "~~~",
        "    ",
        "\t",
        "`",
        "``",
        "*",
        "**",
        "_",
        "__",
        "~~",
        "[",
        "]",
        "(",
        ")",
        "](",
        "[a]: /u",
        "[a]",
        "![",
        "<!--",
        "-->",
        "<b>",
        "</b>",
        "<div>",
        "<br>",
        "<",
        ">",
        "&lt;",
        "&nbsp;",
        "&#0;",
        "&",
        "\\",
        "\\*",
        "|",
        "| a | b |",
        "|---|---|",
        "a|b\n-|-\n",
        ":-:",
        "- [ ] ",
        "- [x] ",
        "http://e.com/a_b",
        "<http://e.com>",
        "www.e.com",
        "a@b.c",
        "\n",
        "\n",
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "\f",
        "\u00a0",
        "\u0085",
        "\u2028",
        "\0",
        "\ufeff",
        "\ud800",
        "\udc00",
        "😀",
        "日志",
        "（",
        "）",
        "：",
        "～",
        "13:55",
        "10:31 AM",
        "~1PM-9PM",
        "UTC",
        "(GMT+3)",
        "17:36 UTC",
        "[04:00]",
        "#tag",
        "#123",
        " ",
        "  ",
        "a",
        "b c",
        "tags: [a, b]",
        ".",
        "...",
        "\"",
        "'",
        "{",
        "}"
    );

    private static readonly Gen<string> Mixture = Fragment.Array[0, 40].Select(string.Concat);

    private static readonly Gen<string> FrontMatter = Gen.Select(
        Fragment.Array[0, 8],
        Mixture,
        (yaml, rest) => $"---\ntags: {string.Concat(yaml)}\n---\n{rest}"
    );

    // A note as people write it, with a few stretches replaced.
    private static readonly Gen<string> Mutated = Gen.Select(
        ModelNote.Any,
        Gen.Select(Gen.Double[0, 1], Gen.Int[0, 5], Fragment).Array[0, 6],
        (note, edits) =>
            edits.Aggregate(
                note.Text(),
                (text, edit) =>
                {
                    var at = (int)(edit.Item1 * text.Length);
                    return string.Concat(text.AsSpan(0, at), edit.Item3, text.AsSpan(Math.Min(text.Length, at + edit.Item2)));
                }
            )
    );

    [Fact]
    public void Every_line_lies_in_the_entry_it_was_written_in() =>
        Gen.Select(ModelNote.Any, Gen.Bool)
            .Sample(
                (note, isDaily) => Assert.Equal(note.Outline(isDaily), Notes.Split(note.Text(), isDaily).Entries.Outline()),
                iter: 20_000
            );

    [Fact]
    public void Any_mixture_of_marks_is_split_within_the_rules() =>
        Gen.Select(Gen.OneOf(Mixture, FrontMatter), Gen.Bool).Sample(NoteInvariants.Check, iter: 50_000);

    [Fact]
    public void A_mutated_note_is_split_within_the_rules() => Gen.Select(Mutated, Gen.Bool).Sample(NoteInvariants.Check, iter: 20_000);

    [Fact]
    public void Any_unicode_text_is_split_within_the_rules() =>
        Gen.Select(Gen.Char.Array[0, 60].Select(units => new string(units)), Gen.Bool).Sample(NoteInvariants.Check, iter: 20_000);

    [Fact]
    public void The_same_text_gives_the_same_entries() =>
        Gen.Select(Mixture, Gen.Bool)
            .Sample((text, isDaily) => Assert.Equal(Everything(text, isDaily), Everything(text, isDaily)), iter: 2_000);

    [Fact]
    public void An_edit_of_a_body_leaves_the_other_entries_headings_and_times_alone() =>
        Gen.Select(ModelNote.Any, ModelNote.Body, Gen.Double[0, 1], Gen.Bool)
            .Sample(
                (note, body, place, isDaily) =>
                {
                    var edited = note.InsertBody(body, place);
                    var before = Notes.Split(note.Text(), isDaily).Entries.Select(Notes.Place).ToList();
                    var after = Notes.Split(edited.Text(), isDaily).Entries.Select(Notes.Place).ToList();

                    // The text may fill a section that had none; else nothing changes.
                    if (after.Count > before.Count)
                    {
                        var added = after.Zip(before.Append(null)).TakeWhile(pair => pair.First == pair.Second).Count();
                        after.RemoveAt(added);
                    }

                    Assert.Equal(before, after);
                },
                iter: 10_000
            );

    private static string Everything(string text, bool isDaily) =>
        string.Join(
            '\n',
            Notes
                .Split(text, isDaily)
                .Entries.Select(entry =>
                    $"{Notes.Place(entry)} {entry.LineStart}-{entry.LineEnd} {entry.Body.Text} {string.Join(' ', entry.Tags)} "
                    + string.Join(' ', entry.Body.Pieces)
                )
        );
}
