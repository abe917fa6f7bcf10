using System.Buffers;
using OpenClawSync.Detection.Text;
using OpenClawSync.Detection.Words;

namespace OpenClawSync.Detection.Seeds;

/// <summary>Words that say that a seed phrase is near: the names of it and of wallets, in many languages.</summary>
internal static class SeedNames
{
    // How far before and after the phrase a name may be. A heading and a line or two may be between.
    private const int Before = 200;
    private const int After = 80;

    private const string Names =
        "seed|mnemon|recovery phrase|recovery word|backup phrase|backup word|secret phrase|secret word|wallet|metamask|ledger|trezor|"
        + "phantom|exodus|electrum|monero|coldcard|keplr|bip39|bip-39|bip 39|slip39|slip-39|12 words|24 words|12-word|24-word|"
        + "wiederherstellung|saatphrase|12 wörter|24 wörter|phrase de récup|phrase secrète|mots de récup|12 mots|24 mots|"
        + "frase semilla|semilla|palabras de recup|frase de recup|frase secreta|billetera|monedero|12 palabras|24 palabras|"
        + "frase-semente|semente|palavras de recup|carteira|12 palavras|24 palavras|frase di recup|parole di recup|12 parole|24 parole|"
        + "portafogli|herstelwoord|herstelzin|herstelfras|12 woorden|24 woorden|odzyskiwan|portfel|obnovovac|pro obnovu|na obnovu|"
        + "peněženk|peňaženk|slova obnovy|återställningsfras|återställningsord|plånbok|gjenopprettings|lommebok|gendannelses|tegnebog|"
        + "palautus|lompak|helyreállít|tárca|de recuperare|portofel|kurtarma|cüzdan|ανάκτησης|πορτοφόλ|сид-фраз|сид фраз|мнемон|"
        + "восстановлен|кошел|сід-фраз|відновлен|гаман|възстановяване|портфейл|опоравак|новчаник|oporavak|novčanik|obnovitev|denarnic|"
        + "khôi phục|ví điện tử|pemulihan|dompet|mabawi|kurejesha|pochi|de recuperació|moneder|रिकवरी|वॉलेट|উদ্ধার|ওয়ালেট|กู้คืน|กระเป๋า|"
        + "استرداد|استعادة|محفظ|שחזור|ארנק|بازیابی|کیف پول|助记词|助記詞|恢复短语|恢復短語|恢复词|种子|種子|钱包|錢包|"
        + "復元フレーズ|リカバリー|シード|ニーモニック|ウォレット|복구|시드|니모닉|지갑";

    private static readonly Lazy<SearchValues<string>> Folded = new(() =>
        SearchValues.Create([.. Names.Split('|').Select(FoldName)], StringComparison.Ordinal)
    );

    /// <summary>Whether a name is near the text from <paramref name="start"/> to <paramref name="end"/>.</summary>
    public static bool IsNear(ReadOnlySpan<char> text, int start, int end) =>
        HasName(text[Math.Max(0, start - Before)..start]) || HasName(text[end..Math.Min(text.Length, end + After)]);

    private static bool HasName(ReadOnlySpan<char> window)
    {
        Span<char> folded = stackalloc char[Before];
        return folded[..Fold(window, folded)].ContainsAny(Folded.Value);
    }

    private static string FoldName(string name)
    {
        Span<char> folded = stackalloc char[Before];
        return folded[..Fold(name, folded)].ToString();
    }

    // Without accents, so that a name is found however it is written.
    private static int Fold(ReadOnlySpan<char> text, Span<char> folded)
    {
        var count = 0;
        foreach (var c in text)
        {
            if (!SeedLetters.IsAccent(c))
            {
                folded[count++] = c < 128 ? Chars.ToLower(c) : AccentedLetters.Base(char.ToLowerInvariant(c));
            }
        }

        return count;
    }
}
