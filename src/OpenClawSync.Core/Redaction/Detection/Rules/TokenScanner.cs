namespace OpenClawSync.Redaction.Detection;

/// <summary>Reads each long run of token characters and what is joined to its front, and tries the rules whose tokens open so.</summary>
internal static class TokenScanner
{
    private const int LookBack = 48;

    private const int MarkedLength = 34;

    // Work allowed a character of a run. Only text made to exhaust us needs more; such a run is withheld whole.
    private const int StepsPerCharacter = 64;

    /// <summary>True when some character of the text is not ASCII.</summary>
    public static bool Run(ref Scan scan)
    {
        var runs = new RunFinder(scan.Text);
        while (runs.TryNext(out var start, out var end)) ReadRun(ref scan, start, end);
        return runs.SawNonAscii;
    }

    private static void ReadRun(ref Scan scan, int start, int end)
    {
        var from = Front(scan.Text, Math.Max(scan.TokensReadTo, start - LookBack), start);
        scan.Steps += end - from;
        var found = ReadTokens(ref scan, from, end);
        scan.TokensReadTo = Math.Max(scan.TokensReadTo, end);
        if (!found) RunReader.Read(ref scan, start, end);
    }

    // Goes left over what can join the parts of one token, so that `SG.` or `prod:name|` before the run is tried too.
    private static int Front(ReadOnlySpan<char> text, int floor, int start)
    {
        while (start > floor && Chars.IsJoined(text[start - 1])) start--;
        return start;
    }

    private static bool ReadTokens(ref Scan scan, int from, int end)
    {
        var text = scan.Text;
        var found = false;
        var limit = scan.Steps + 4096 + StepsPerCharacter * (long)(end - from);
        var marked = end - from >= MarkedLength ? scan.Rules.Tokens.FindMarked(text[from..Math.Min(text.Length, end + 4)]) : [];
        for (var at = from; at < end - 1; at++)
        {
            var entries = scan.Rules.Tokens.Find(text[at], text[at + 1]);
            if ((entries.Length == 0 && marked.Length == 0) || !Escapes.IsWordStart(text, at)) continue;
            var length = MatchAt(ref scan, at, entries);
            if (length == 0 && marked.Length > 0) length = MatchAt(ref scan, at, marked);
            if (scan.Steps > limit)
            {
                scan.Add(at, end, "exhausting-run", Reasons.Credential);
                return true;
            }
            if (length == 0) continue;
            found = true;
            scan.TokensReadTo = at + length;
            at += length - 1;
        }
        return found;
    }

    private static int MatchAt(ref Scan scan, int at, ReadOnlySpan<PrefixIndex.Entry> entries)
    {
        var rest = scan.Text[at..];
        var longest = 0;
        foreach (var (rule, pattern) in entries)
        {
            var length = pattern.Match(rest, out var secretAt, out var read);
            scan.Steps += read + 1;
            if (length <= 0 || !IsWhole(pattern, rest, length)) continue;
            if (!IsReal(rule, rest[..length], Math.Max(secretAt, pattern.LeadLength))) continue;
            scan.Add(at + secretAt, at + length, rule);
            longest = Math.Max(longest, length);
        }
        return longest;
    }

    // A token of fixed length that goes on is another kind of text.
    private static bool IsWhole(TokenPattern pattern, ReadOnlySpan<char> rest, int length) =>
        !pattern.EndsFixed || length == rest.Length
        || !(pattern.Tail.Contains(rest[length]) || Chars.IsLetterOrDigit(rest[length]));

    private static bool IsReal(TokenRule rule, ReadOnlySpan<char> token, int lead)
    {
        if (rule.EvenExamples) return true;
        var body = token[Math.Min(lead, token.Length - 1)..];
        return !Placeholder.IsFilledToken(body) && (!rule.Random || Randomness.IsRandom(body));
    }
}
