using System.Buffers;
using OpenClawSync.Detection.Text;
using OpenClawSync.Detection.Words;

namespace OpenClawSync.Detection.Seeds;

/// <summary>Words that say that a seed phrase is near: the names of it and of wallets, in many languages.</summary>
internal static class SeedNames
{
    // What a window has for a letter that is not ASCII, and for several.
    private const char Other = 'ÿ';
    private const string Others = "ÿÿÿ";

    // Names of two letters.
    private static readonly string[] ShortOthers = ["ÿÿ ", "ÿÿ:"];

    // How far before and after the phrase a name may be. A heading and a line or two may be between.
    private const int Before = 200;
    private const int After = 80;

    // A phrase of 24 words with numbers and marks.
    private const int MaxPhrase = 300;

    /// <summary>How far before a word of a phrase its name can be.</summary>
    public const int MaxDistance = MaxPhrase + Before;

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

    private static readonly Lazy<WordFinder> Quick = new(() =>
        new WordFinder([.. Names.Split('|').SelectMany(Forms).Concat(ShortOthers).Distinct()])
    );

    /// <summary>Whether a name is near the text from <paramref name="start"/> to <paramref name="end"/>.</summary>
    public static bool IsNear(ReadOnlySpan<char> text, int start, int end) =>
        HasName(text[Math.Max(0, start - Before)..start]) || HasName(text[end..Math.Min(text.Length, end + After)]);

    /// <summary>
    /// Whether a window may have a name: a quick look, which takes all letters that are not ASCII for the same.
    /// </summary>
    public static bool MayBeIn(in FoldedWindow window)
    {
        var at = 0;
        return new WordHits(Quick.Value, window.Bytes, window.Length).TryNext(ref at, out _);
    }

    /// <summary>The same for the part of a window where the name of a phrase that has the word at a place would be.</summary>
    public static bool MayBeAround(in FoldedWindow window, int at)
    {
        var from = Math.Max(0, at - MaxDistance);
        return new WordHits(Quick.Value, window.Bytes, Math.Min(window.Length, at + MaxPhrase + After)).TryNext(ref from, out _);
    }

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

    // As a name can be in a window: with its accents, with accents as characters of their own, and without any. Where more than one of
    // its letters is not ASCII, all of them are alike.
    private static IEnumerable<string> Forms(string name)
    {
        var folded = FoldName(name);
        yield return Shorten(name);
        yield return Shorten(folded);
        yield return Shorten(string.Concat(name.Select((c, i) => c == folded[i] ? $"{c}" : $"{folded[i]}{Other}")));
    }

    private static string Shorten(string name)
    {
        var bytes = string.Concat(name.Select(c => c > 127 ? Other : c));
        return bytes.Length < WordFinder.MinWordLength || bytes.Contains(Others, StringComparison.Ordinal)
            ? Others
            : bytes[..Math.Min(bytes.Length, FoldedWindow.MaxWordLength)];
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
