using OpenClawSync.Detection.Reading;
using OpenClawSync.Detection.Rules;
using OpenClawSync.Detection.Scanning;
using OpenClawSync.Detection.Text;
using OpenClawSync.Detection.Values;

namespace OpenClawSync.Detection.Keys;

/// <summary>
/// Finds the quoted text after words that only a password follows: <c>IDENTIFIED BY 'x'</c>, <c>ConvertTo-SecureString 'x'</c>.
/// </summary>
internal static class QuotedScanner
{
    private static readonly string[] Words = ["identified by", "securestring"];

    private static readonly string[] Switches = ["-String", "-AsPlainText", "-Force"];

    /// <summary>Reads what follows the words at <paramref name="at"/>; returns where the search continues.</summary>
    public static int Read(ref Scan scan, int at)
    {
        var text = scan.Text;
        foreach (var word in Words)
        {
            if (text[at..].StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                at += word.Length;
                break;
            }
        }

        var end = at;
        while (SkipBlanks(text, ref at) && TrySkipSwitch(text, ref at))
        {
            continue;
        }

        if (at >= text.Length || text[at] is not ('"' or '\'' or '\\') || !ValueReader.TryReadQuoted(text, at, out var value))
        {
            return end;
        }

        scan.Steps += value.Length;
        var secret = text[value.Start..value.End];
        if (
            secret.Length >= 3
            && !IsProse(text, at, secret)
            && !Reference.IsReference(secret)
            && !Placeholders.IsPlaceholder(secret)
            && !WeakWords.IsMadeOfWeakWords(secret)
        )
        {
            scan.Add(value.Start, value.End, StructureRules.CommandLine);
        }

        return end;
    }

    // SQL is written in capitals or with simple quotes. `commits identified by "squash"` is neither.
    private static bool IsProse(ReadOnlySpan<char> text, int quote, ReadOnlySpan<char> secret) =>
        text[quote] == '"' && text[..quote].TrimEnd(' ').EndsWith("identified by") && TextShape.Measure(secret) is { Digits: 0, Marks: 0 };

    private static bool SkipBlanks(ReadOnlySpan<char> text, ref int at)
    {
        while (at < text.Length && (Chars.IsBlank(text[at]) || text[at] is '(' or '='))
        {
            at++;
        }

        return at < text.Length;
    }

    private static bool TrySkipSwitch(ReadOnlySpan<char> text, ref int at)
    {
        foreach (var name in Switches)
        {
            if (text[at..].StartsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                at += name.Length;
                return true;
            }
        }

        return false;
    }
}
