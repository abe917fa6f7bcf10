namespace OpenClawSync.Redaction.Detection;

/// <summary>Takes the quoted text after words that only a password follows: <c>IDENTIFIED BY 'x'</c>, <c>ConvertTo-SecureString 'x'</c>.</summary>
internal static class QuotedScanner
{
    public static void Read(ref Scan scan, int at)
    {
        var text = scan.Text;
        while (at < text.Length && (Chars.IsBlank(text[at]) || text[at] is '(' or '=')) at++;
        if (text[Math.Min(at, text.Length)..].StartsWith("-String ", StringComparison.OrdinalIgnoreCase)) at += "-String ".Length;
        if (at >= text.Length || text[at] is not ('"' or '\'' or '\\') || !ValueReader.TryReadQuoted(text, at, out var value)) return;
        scan.Steps += value.Length;
        var secret = text[value.Start..value.End];
        if (secret.Length >= 3 && !Reference.Is(secret) && !Placeholders.Says(secret) && !WeakWords.Are(secret))
            scan.Add(value.Start, value.End, StructureRules.CommandLine);
    }
}
