namespace OpenClawSync.Benchmarks.Corpora;

/// <summary>Sentences, with links, paths, hashes, numbers and times in them.</summary>
internal static class Words
{
    private static readonly string[] Vocabulary = (
        "the of and to in a is that for it as was with be by on not this are or his from at which but have an had they "
        + "you were their one all we can her has there been if more when will would who so no agent session memory task job "
        + "schedule note summary status project deploy build release branch review merge commit issue request response "
        + "server client database table column record update create delete query index cache message channel thread reply "
        + "user team owner policy report error warning retry timeout window budget context model prompt completion value "
        + "section heading list item link image file folder path backup archive morning evening today tomorrow yesterday "
        + "week month meeting decision plan next step question answer idea problem solution because although however "
        + "finished started moved changed removed added fixed tested checked wrote read sent received opened closed weather "
        + "kitchen garden travel ticket hotel flight train invoice budget family birthday music"
    ).Split(' ');

    // Words that a scanner must look at more closely, about one in four hundred characters.
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

    public static string Sentence(SeededRandom random)
    {
        var words = Enumerable.Range(0, 6 + random.Next(14)).Select(_ => Word(random)).ToArray();
        words[0] = char.ToUpperInvariant(words[0][0]) + words[0][1..];
        return string.Join(' ', words) + ".";
    }

    public static string Title(SeededRandom random) =>
        string.Join(' ', Enumerable.Range(0, 2 + random.Next(4)).Select(_ => random.Pick(Vocabulary)));

    public static string CjkLine(SeededRandom random) => random.Pick(Cjk);

    private static string Word(SeededRandom random) =>
        random.Next(72) switch
        {
            0 or 1 or 2 => Thing(random),
            3 => random.Pick(Tempting),
            _ => random.Pick(Vocabulary),
        };

    private static string Thing(SeededRandom random) =>
        random.Next(10) switch
        {
            0 => $"https://example.org/{random.Pick(Vocabulary)}/{random.Next(99999)}?page={random.Next(9)}",
            1 => $"`src/{random.Pick(Vocabulary)}/{random.Pick(Vocabulary)}.ts`",
            2 => $"commit {random.Hex(40)}",
            3 => random.Uuid(),
            4 => $"v{random.Next(9)}.{random.Next(20)}.{random.Next(30)}",
            5 => $"**{random.Pick(Vocabulary)}**",
            6 => $"[{Title(random)}](https://example.org/docs/{random.Pick(Vocabulary)}.html#{random.Pick(Vocabulary)})",
            7 => $"2026-{1 + random.Next(12):00}-{1 + random.Next(28):00}T{random.Next(24):00}:{random.Next(60):00}:00Z",
            8 => $"{random.Next(100000)}",
            _ => $"#{random.Pick(Vocabulary)}",
        };
}
