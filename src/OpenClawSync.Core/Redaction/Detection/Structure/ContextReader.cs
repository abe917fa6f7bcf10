namespace OpenClawSync.Redaction.Detection;

/// <summary>Judges a random run by the words on the line before it.</summary>
internal static class ContextReader
{
    private const int Window = 64;

    public static void Read(ref Scan scan, int start, int end)
    {
        var text = scan.Text;
        while (end > start && text[end - 1] is '-' or '/' or '+') end--;
        if (start > 0 && text[start - 1] is '/' or '#' or '.' or '@' or '\\' or '%') return;
        if (end < text.Length && text[end] is '(' or '@') return;
        var run = text[start..end];
        if (run.Length is < 20 or > 512 || run.IndexOf('/') >= 0 && run.Count('/') > 3) return;
        if (Shapes.IsUuid(run) || Shapes.IsUlid(run) || !Randomness.IsRandom(run)) return;
        var window = text[Math.Max(0, start - Window)..start];
        window = window[(window.LastIndexOf('\n') + 1)..];
        scan.Steps += window.Length + run.Length;
        if (Shapes.IsDigestPrefix(window)) return;
        var isHex = TextShape.Of(run).IsHex;
        var (names, provider, harmless) = Words(window);
        if (harmless || !names || (isHex && !provider)) return;
        scan.Add(start, end, StructureRules.Context);
    }

    private static (bool Names, bool Provider, bool Harmless) Words(ReadOnlySpan<char> window)
    {
        bool names = false, provider = false, harmless = false;
        Span<char> lower = stackalloc char[Window];
        var at = 0;
        while (at < window.Length)
        {
            while (at < window.Length && !Chars.IsLetter(window[at])) at++;
            var start = at;
            while (at < window.Length && Chars.IsLetter(window[at]) && (at == start || !(Chars.IsUpper(window[at]) && Chars.IsLower(window[at - 1])))) at++;
            var word = lower[..(at - start)];
            for (var i = 0; i < word.Length; i++) word[i] = Chars.ToLower(window[start + i]);
            names |= KeyLexicon.KindOf(word) is WordKind.Token or WordKind.Key or WordKind.Password;
            provider |= ProviderNames.Contains(word);
            harmless |= ContextWords.IsHarmless(word);
        }
        return (names, provider, harmless);
    }
}
