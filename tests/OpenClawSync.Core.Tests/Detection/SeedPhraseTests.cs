using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Detection.Seeds;

namespace OpenClawSync.Core.Tests.Detection;

/// <summary>Seed phrases of wallets, found by the words of their lists.</summary>
public class SeedPhraseTests
{
    private const string Phrase = "possible blast bronze loop tonight arm miracle balance credit maze input palace";

    private static readonly string[] Words = Phrase.Split(' ');

    [Theory]
    [InlineData("english", "ancient between scheme sea equal unique foster congress nurse relief shrug cement")]
    [InlineData("japanese", "だじゃれ なわばり ちひょう ふるい いわう ふめん まわす へいおん へいねつ めぐまれる いっぽう えいが")]
    [InlineData("korean", "공책 기준 스승 부분 이동 자판 중부 숙녀 찌꺼기 예산 단맛 무릎")]
    [InlineData("spanish", "función soporte género lanza sagaz vena pomada adicto caída estufa fraude pelar")]
    [InlineData("simplified-chinese", "吉 固 滑 徐 频 谓 碳 疾 碰 该 促 洗")]
    [InlineData("traditional-chinese", "栽 力 曬 柳 古 南 氧 械 監 侵 希 摩")]
    [InlineData("french", "épilogue déchirer surmener docile vortex phrase estime légal jupon édifier donjon affubler")]
    [InlineData("italian", "abisso orzo crescita gomito saturno cursore batosta cervello uragano psiche targato recupero")]
    [InlineData("portuguese", "captador louvar zombar enxofre discreta agradar prezar lombo berlinda retomada refinar adjetivo")]
    [InlineData("czech", "synovec prohra cirkus slezina emoce mdloba opisovat klesnout svisle truchlit omladina servis")]
    [InlineData("english of 15 words", "omit broom crop weather food vast hollow dilemma tomato tray brand weasel multiply pelican fluid")]
    [InlineData(
        "english of 18 words",
        "valve differ merge doll panic craft depth now farm vintage grief silent garage foster tunnel foster gloom favorite"
    )]
    [InlineData(
        "english of 21 words",
        "book hood wood intact canyon keen inflict repair misery march collect weather hen galaxy sugar undo category firm orphan "
            + "magnet trigger"
    )]
    [InlineData(
        "english of 24 words",
        "scale border style region life spawn skill answer goat brief inside crush great worry coconut evolve tongue weasel kite "
            + "please clutch gift all liberty"
    )]
    public void A_phrase_without_a_name_is_redacted_in_each_language(string list, string phrase)
    {
        Assert.NotEmpty(list);
        Assert.Equal("Monday\n[REDACTED]\nTuesday", Redaction.Redact($"Monday\n{phrase}\nTuesday"));
        Assert.Equal("[REDACTED]", Redaction.Redact(phrase.ToUpperInvariant()));
        Assert.Equal("[REDACTED]", Redaction.Redact(phrase.Replace(' ', '\u3000')));
    }

    [Theory]
    [InlineData("épilogue déchirer surmener docile vortex phrase estime légal jupon édifier donjon affubler")]
    [InlineData("función soporte género lanza sagaz vena pomada adicto caída estufa fraude pecho país amplio terapia")]
    [InlineData("だじゃれ なわばり ちひょう ふるい いわう ふめん まわす へいおん へいねつ めぐまれる いっぽう えいが")]
    [InlineData("공책 기준 스승 부분 이동 자판 중부 숙녀 찌꺼기 예산 단맛 무릎")]
    public void Accents_may_be_characters_of_their_own_or_left_out(string phrase)
    {
        Assert.Equal("[REDACTED]", Redaction.Redact(Decomposed(phrase)));
        Assert.Equal("[REDACTED]", Redaction.Redact(phrase.Replace('é', 'e').Replace('á', 'a').Replace('ú', 'u')));
    }

    [Theory]
    [InlineData("{0}. {1}\n")]
    [InlineData("{0}) {1} ")]
    [InlineData("- {1}\n")]
    [InlineData("* **{1}**\n")]
    [InlineData("{1}, ")]
    [InlineData("{1} / ")]
    [InlineData("{1} - ")]
    [InlineData("{1}\n")]
    [InlineData("| {0} | {1} |\n")]
    [InlineData("word{0}={1}\n")]
    [InlineData("Word {0}: {1}\n")]
    [InlineData("\"{1}\", ")]
    [InlineData("{0}. {1}\\n")]
    public void Each_word_of_a_list_or_table_is_redacted(string layout)
    {
        var text = string.Concat(Words.Select((word, i) => layout.Replace("{0}", $"{i + 1}").Replace("{1}", word)));
        var redacted = Redaction.Redact("Groceries for Monday.\n\n" + text);
        Assert.All(Words, word => Assert.DoesNotContain(word, redacted, StringComparison.Ordinal));
        Assert.StartsWith("Groceries for Monday.", redacted, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Seed phrase")]
    [InlineData("recovery words of the Trezor")]
    [InlineData("Wiederherstellungswörter")]
    [InlineData("phrase de récupération")]
    [InlineData("сид-фраза")]
    [InlineData("助记词")]
    [InlineData("지갑 복구 문구")]
    public void After_a_name_words_may_be_misspelt_or_missing(string name)
    {
        var misspelt = Phrase
            .Replace(Words[4], Words[4] + "q", StringComparison.Ordinal)
            .Replace(Words[8], "zz" + Words[8], StringComparison.Ordinal);
        Assert.Equal($"{name}: [REDACTED]", Redaction.Redact($"{name}: {misspelt}"));
        Assert.Equal($"{name}: [REDACTED]", Redaction.Redact($"{name}: {string.Join(' ', Words[..10])}"));
        Assert.Equal(misspelt, Redaction.Redact(misspelt));
    }

    [Fact]
    public void Other_lists_of_words_are_not_redacted()
    {
        Assert.Equal(
            "arrive arrow art artefact artist artwork ask aspect assault asset assist assume asthma athlete atom attack attend "
                + "attitude attract auction audit august aunt author auto autumn average avocado avoid awake",
            Redaction.Redact(
                "arrive arrow art artefact artist artwork ask aspect assault asset assist assume asthma athlete atom attack "
                    + "attend attitude attract auction audit august aunt author auto autumn average avocado avoid awake"
            )
        );
        var test = string.Concat(Enumerable.Repeat("test ", 11)) + "junk";
        Assert.Equal(test, Redaction.Redact(test));
        const string Prose =
            "seed the lawn again this weekend, then buy apple, orange, cheese, salmon and rice for dinner with uncle Brian";
        Assert.Equal(Prose, Redaction.Redact(Prose));
        const string Numbers = "1. open the garden gate 2. water each plant 3. close the window 4. turn off the light 5. lock the door";
        Assert.Equal(Numbers, Redaction.Redact(Numbers));
    }

    // Update it with: dotnet run --project build/OpenClawSync.Generators -- seeds > (the file)
    [Fact]
    public void The_filter_is_up_to_date() =>
        Assert.Equal(
            SeedFilter.Compute(),
            File.ReadAllBytes(Path.Combine(Repository.Root, "src/OpenClawSync.Core/Detection/Seeds/Words/latin.filter"))
        );

    private static string Decomposed(string text) => text.Normalize(System.Text.NormalizationForm.FormD);
}
