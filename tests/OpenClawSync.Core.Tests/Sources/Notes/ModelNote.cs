using CsCheck;

namespace OpenClawSync.Core.Tests.Sources.Notes;

/// <summary>A part of a generated note: a heading, a block with a time marker, or anything else.</summary>
internal sealed record ModelPart(string[] Lines, int Level = 0, string? Title = null, string? Time = null)
{
    public bool IsHeading => Level > 0;
}

/// <summary>A generated note whose entries are known from its construction, without parsing it.</summary>
internal sealed record ModelNote(bool HasFrontMatter, ModelPart[][] Blocks, string NewLine, int BlankLines)
{
    private static readonly Gen<string> Word = Gen.OneOf(
        "alpha",
        "beta",
        "日志",
        "😀 joy",
        "**bold**",
        "`13:55`",
        "x_y",
        "9/10",
        "v1:20",
        "#tag",
        "[link](http://e.com)"
    );

    private static readonly Gen<string> Words = Word.Array[1, 4].Select(words => "text " + string.Join(' ', words));

    private static readonly Gen<string> Time = Gen.Select(Gen.Int[0, 23], Gen.Int[0, 59]).Select((h, m) => $"{h:00}:{m:00}");

    private static readonly Gen<ModelPart> Heading = Gen.Select(Gen.Int[1, 3], Gen.Bool, Gen.Bool, Time)
        .Select(
            (level, isSetext, isTimed, time) =>
            {
                var title = isTimed ? $"Part {time}" : "Part";
                string[] lines = isSetext && level < 3 ? [title, level == 1 ? "===" : "---"] : [new string('#', level) + " " + title];
                return new ModelPart(lines, level, title, isTimed ? time : null);
            }
        );

    private static readonly Gen<ModelPart> Item = Gen.Select(Words, Time, Gen.Bool, Gen.Int[0, 2])
        .Select(
            (words, time, isMarked, more) =>
                new ModelPart(
                    [
                        isMarked ? $"- **{time}** {words}" : $"- {words}",
                        .. Enumerable.Repeat("  10:10 more of it", more),
                        .. Enumerable.Repeat("  - 11:11 nested", more),
                    ],
                    Time: isMarked ? time : null
                )
        );

    private static readonly Gen<ModelPart> Marked = Gen.Select(Words, Time)
        .Select((words, time) => new ModelPart([$"{time} {words}", "12:12 second line"], Time: time));

    private static readonly Gen<ModelPart> Other = Words.SelectMany(words =>
        Gen.OneOf(
            new ModelPart([words, "13:13 second line"]),
            new ModelPart([$"> # {words}", "> 13:13 quoted", "lazy"]),
            new ModelPart(["```md", "# code", "", "13:13 " + words, "```"]),
            new ModelPart(["| 13:13 | b |", "|---|---|", $"| {words} | d |"]),
            new ModelPart(["<div>", "# html", words, "</div>"]),
            new ModelPart(["<!-- a", "", "# comment", "", "-->"]),
            new ModelPart(["[ref]: http://e.com 'title'"]),
            new ModelPart([$"#### {words} 13:13"]),
            new ModelPart(["***"])
        )
    );

    private static readonly Gen<ModelPart[]> Block = Gen.Frequency(
        (3, Heading.Array[1]),
        (2, Item.Array[1, 4]),
        (1, Marked.Array[1]),
        (3, Other.Array[1])
    );

    /// <summary>A block that opens no entry.</summary>
    public static readonly Gen<ModelPart> Body = Other;

    public static readonly Gen<ModelNote> Any = Gen.Select(
        Gen.Bool,
        Block.Array[0, 12],
        Gen.OneOf("\n", "\r\n", "\r"),
        Gen.Int[1, 3],
        (hasFrontMatter, blocks, newLine, blankLines) => new ModelNote(hasFrontMatter, blocks, newLine, blankLines)
    );

    /// <summary>The note with an additional block, at a position from 0 (before all blocks) to 1 (after them).</summary>
    public ModelNote InsertBody(ModelPart body, double place)
    {
        var at = (int)(place * Blocks.Length);
        return this with { Blocks = [.. Blocks[..at], [body], .. Blocks[at..]] };
    }

    public string Text() => string.Join(NewLine, Lines().Select(line => line.Text));

    /// <summary>The expected entries in the format of <see cref="Notes.Outline"/>.</summary>
    public string[] Outline(bool isDaily)
    {
        var entries = new List<Expected> { new("[]", 0) };
        var path = new List<ModelPart>();
        var lines = Lines();
        for (var i = 0; i < lines.Count; i++)
        {
            var (text, part, isFirst) = lines[i];
            if (part is null)
            {
                continue;
            }

            var line = i + 1;
            var open = entries[^1];
            if (part.IsHeading)
            {
                if (!isFirst)
                {
                    continue;
                }

                path.RemoveAll(heading => heading.Level >= part.Level);
                path.Add(part);
                entries.Add(
                    new Expected(Place(path, part.Time, isMarked: false), line, Depth: path.Count, Last: line + part.Lines.Length - 1)
                );
            }
            else if (isFirst && isDaily && path.Count > 0 && part.Time is not null)
            {
                entries.Add(new Expected(Place(path, part.Time, isMarked: true), line, line, path.Count, HasBody: true, IsMarked: true));
            }
            else if (text.Length > 0)
            {
                entries[^1] = open with { First = open.First == 0 ? line : open.First, HasBody = true, Last = line };
            }
        }

        // A heading alone is an entry unless it is the first or introduces others.
        return
        [
            .. entries
                .Where((entry, i) => entry.HasBody || (i > 1 && entry.IsContentBefore(i + 1 < entries.Count ? entries[i + 1] : null)))
                .Select(entry => $"{entry.Place} {entry.First}-{entry.Last}"),
        ];
    }

    private sealed record Expected(string Place, int First, int Last = 0, int Depth = 0, bool HasBody = false, bool IsMarked = false)
    {
        public bool IsContentBefore(Expected? next) => next is null || (!next.IsMarked && next.Depth <= Depth);
    }

    private static string Place(List<ModelPart> path, string? time, bool isMarked) =>
        $"[{string.Join(" / ", path.Select(heading => heading.Title))}{(isMarked ? $" · {time}" : "")}]" + (time is null ? "" : $"@{time}");

    private List<(string Text, ModelPart? Part, bool IsFirst)> Lines()
    {
        var lines = new List<(string, ModelPart?, bool)>();
        if (HasFrontMatter)
        {
            lines.AddRange([("---", null, false), ("tags: [a]", null, false), ("---", null, false)]);
        }

        foreach (var block in Blocks)
        {
            foreach (var part in block)
            {
                lines.AddRange(part.Lines.Select((text, i) => (text, (ModelPart?)part, i == 0)));
            }

            lines.AddRange(Enumerable.Repeat(("", (ModelPart?)null, false), BlankLines));
        }

        return lines;
    }
}
