namespace OpenClawSync.Benchmarks.Corpora;

/// <summary>Sentences and the small things that stand in them: links, paths, hashes, numbers, times.</summary>
internal static class Words
{
    private static readonly string[] Vocabulary = (
        "the of and to in a is that for it as was with be by on not this are or his from at which but have an had they you were their one all we can her has "
        + "there been if more when will would who so no agent session memory task job schedule note summary status project deploy build release branch review "
        + "merge commit issue request response server client database table column record update create delete query index cache message channel thread reply "
        + "user team owner policy report error warning retry timeout window budget context model prompt completion value "
        + "section heading list item link image file folder path backup archive morning evening today tomorrow yesterday week month "
        + "meeting decision plan next step question answer idea problem solution because although however finished started moved changed removed added fixed "
        + "tested checked wrote read sent received opened closed weather kitchen garden travel ticket hotel flight train invoice budget family birthday music"
    ).Split(' ');

    // What a scanner has to look at twice, about once in four hundred characters.
    private static readonly string[] Tempting =
    [
        "token",
        "tokens",
        "key",
        "password reset",
        "author",
        "keyboard",
        "secret plan",
        "a signed link",
        "authentication",
        "monkey",
    ];

    private static readonly string[] Cjk =
    [
        "今天完成了部署，一切正常。",
        "会议记录已整理并归档。",
        "次の予定を確認しました。",
        "検索結果は三件でした。",
        "백업이 완료되었습니다.",
    ];

    public static string Sentence(SeededRandom dice)
    {
        var words = Enumerable.Range(0, 6 + dice.Next(14)).Select(_ => Word(dice)).ToArray();
        words[0] = char.ToUpperInvariant(words[0][0]) + words[0][1..];
        return string.Join(' ', words) + ".";
    }

    public static string Title(SeededRandom dice) =>
        string.Join(' ', Enumerable.Range(0, 2 + dice.Next(4)).Select(_ => dice.Of(Vocabulary)));

    public static string CjkLine(SeededRandom dice) => dice.Of(Cjk);

    private static string Word(SeededRandom dice) =>
        dice.Next(72) switch
        {
            0 or 1 or 2 => Thing(dice),
            3 => dice.Of(Tempting),
            _ => dice.Of(Vocabulary),
        };

    private static string Thing(SeededRandom dice) =>
        dice.Next(10) switch
        {
            0 => $"https://example.org/{dice.Of(Vocabulary)}/{dice.Next(99999)}?page={dice.Next(9)}",
            1 => $"`src/{dice.Of(Vocabulary)}/{dice.Of(Vocabulary)}.ts`",
            2 => $"commit {dice.Hex(40)}",
            3 => dice.Uuid(),
            4 => $"v{dice.Next(9)}.{dice.Next(20)}.{dice.Next(30)}",
            5 => $"**{dice.Of(Vocabulary)}**",
            6 => $"[{Title(dice)}](https://example.org/docs/{dice.Of(Vocabulary)}.html#{dice.Of(Vocabulary)})",
            7 => $"2026-{1 + dice.Next(12):00}-{1 + dice.Next(28):00}T{dice.Next(24):00}:{dice.Next(60):00}:00Z",
            8 => $"{dice.Next(100000)}",
            _ => $"#{dice.Of(Vocabulary)}",
        };
}
