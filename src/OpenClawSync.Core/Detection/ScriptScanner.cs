using System.Buffers;
using OpenClawSync.Detection.Scanning;
using OpenClawSync.Detection.Sentences;
using OpenClawSync.Detection.Tables;
using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection;

/// <summary>Reads every sentence in a script other than Latin: its words have no letters that a search for ASCII could find.</summary>
internal static class ScriptScanner
{
    private const int MaxLine = 280;
    private const int MaxLabel = 32;

    private static readonly SearchValues<char> ValueMarks = SearchValues.Create(
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz:：=\"“„«「『‘'`*|—–"
    );

    public static void Run(ref Scan scan, int start, int end)
    {
        var outer = scan.Sentences.ReadTo;
        scan.Sentences.ReadTo = scan.Sentences.ScriptsReadTo;
        ReadLines(ref scan, start, end);
        scan.Sentences.ScriptsReadTo = scan.Sentences.ReadTo;
        scan.Sentences.ReadTo = outer;
    }

    private static void ReadLines(ref Scan scan, int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            var next = scan.Text[at..end].IndexOfAnyExcept(CharSets.Ascii);
            if (next < 0)
            {
                return;
            }

            at += next;
            scan.Steps++;
            if (IsLetter(scan.Text[at]))
            {
                at = Math.Max(at, Math.Min(end, ReadLine(ref scan, at)) - 1);
            }
        }
    }

    // Reads a line that has a word which leads to a secret, and anything but letters of its script; returns where it ends.
    private static int ReadLine(ref Scan scan, int at)
    {
        var text = scan.Text;
        var rest = text[at..Math.Min(text.Length, at + MaxLine)];
        var line = rest.IndexOfAny('\n', '\r');
        var end = at + (line < 0 ? rest.Length : line);
        var floor = Math.Max(scan.Sentences.ReadTo, at - MaxLine);
        var start = at <= floor ? at : floor + text[floor..at].LastIndexOf('\n') + 1;
        if (
            at >= scan.Sentences.ReadTo
            && (text[start..end].ContainsAny(ValueMarks) || IsLabel(text, at, end))
            && LineWords.MayLeadToSecret(text[start..end])
        )
        {
            TableScanner.ReadLine(ref scan, at);
            SentenceScanner.ReadFromAbove(ref scan, at);
        }

        scan.Steps += end - at;
        return Math.Max(end, scan.Sentences.ReadTo);
    }

    // A short line above another one.
    private static bool IsLabel(ReadOnlySpan<char> text, int at, int end) =>
        end - at <= MaxLabel
        && end + 1 < text.Length
        && text[end] is '\n' or '\r'
        && text[(end + 1)..Math.Min(text.Length, end + MaxLabel)].ContainsAny(ValueMarks);

    // Neither Latin, nor punctuation and symbols, nor half of a character.
    private static bool IsLetter(char c) =>
        c is (>= '\u0370' and < '\u1e00') or (>= '\u2c00' and < '\u2e00') or (>= '\u3040' and < '\ud800') or (>= '\uf900' and < '\ufe00');
}
