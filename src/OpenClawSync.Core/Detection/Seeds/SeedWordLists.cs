namespace OpenClawSync.Detection.Seeds;

/// <summary>The word lists of each script, loaded when the first word of the script has to be looked up.</summary>
internal static class SeedWordLists
{
    private static readonly string[] LatinNames = ["english", "spanish", "french", "italian", "portuguese", "czech"];

    private static readonly Lazy<SeedWordList[]> Latin = Lists(SeedScript.Latin, LatinNames);

    private static readonly Lazy<SeedWordList[]> Kana = Lists(SeedScript.Kana, "japanese");

    private static readonly Lazy<SeedWordList[]> Hangul = Lists(SeedScript.Hangul, "korean");

    private static readonly Lazy<SeedWordList[]> Han = Lists(SeedScript.Han, "simplified-chinese", "traditional-chinese");

    public static SeedWordList[] Of(SeedScript script) =>
        script switch
        {
            SeedScript.Latin => Latin.Value,
            SeedScript.Kana => Kana.Value,
            SeedScript.Hangul => Hangul.Value,
            SeedScript.Han => Han.Value,
            _ => [],
        };

    /// <summary>Which of the lists of the script have the word: bit 0 stands for the first list.</summary>
    public static int Languages(ulong word, SeedScript script)
    {
        var languages = 0;
        var lists = Of(script);
        for (var i = 0; i < lists.Length; i++)
        {
            if (lists[i].IndexOf(word) >= 0)
            {
                languages |= 1 << i;
            }
        }

        return languages;
    }

    private static Lazy<SeedWordList[]> Lists(SeedScript script, params string[] names) =>
        new(() => [.. names.Select(name => SeedWordList.Load(name, script))]);
}
