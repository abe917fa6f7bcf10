using CsCheck;

namespace OpenClawSync.Core.Tests.Sources.Notes;

/// <summary>Rule 9 and the references to the raw text, for generated notes of every kind.</summary>
public class NotePropertyTests
{
    // Markup that starts, ends or nests something, and typical text. Parsers fail on mixtures of these.
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

    // A typical note in which a few ranges are replaced.
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
    public void Every_line_is_in_the_entry_that_it_was_generated_for() =>
        Gen.Select(ModelNote.Any, Gen.Bool)
            .Sample(
                (note, isDaily) => Assert.Equal(note.Outline(isDaily), Notes.Split(note.Text(), isDaily).Entries.Outline()),
                iter: 20_000
            );

    [Fact]
    public void Any_mixture_of_markup_is_split_consistently() =>
        Gen.Select(Gen.OneOf(Mixture, FrontMatter), Gen.Bool).Sample(NoteInvariants.Check, iter: 50_000);

    [Fact]
    public void A_mutated_note_is_split_consistently() => Gen.Select(Mutated, Gen.Bool).Sample(NoteInvariants.Check, iter: 20_000);

    [Fact]
    public void Any_Unicode_text_is_split_consistently() =>
        Gen.Select(Gen.Char.Array[0, 60].Select(units => new string(units)), Gen.Bool).Sample(NoteInvariants.Check, iter: 20_000);

    [Fact]
    public void The_same_text_gives_the_same_entries() =>
        Gen.Select(Mixture, Gen.Bool)
            .Sample((text, isDaily) => Assert.Equal(Everything(text, isDaily), Everything(text, isDaily)), iter: 2_000);

    [Fact]
    public void Editing_a_body_does_not_change_the_headings_and_times_of_other_entries() =>
        Gen.Select(ModelNote.Any, ModelNote.Body, Gen.Double[0, 1], Gen.Bool)
            .Sample(
                (note, body, place, isDaily) =>
                {
                    var edited = note.InsertBody(body, place);
                    var before = Notes.Split(note.Text(), isDaily).Entries.Select(Notes.Place).ToList();
                    var after = Notes.Split(edited.Text(), isDaily).Entries.Select(Notes.Place).ToList();

                    // The block may be the first one of a section, which becomes an entry. Nothing else changes.
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
