using System.Buffers;
using OpenClawSync.Detection.Scanning;
using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Sentences;

/// <summary>
/// Finds secrets that a sentence or a label names in plain words. How closely words join a noun and a value, and how much the value
/// looks like a secret, are added up.
/// </summary>
internal static class SentenceScanner
{
    private const int MaxTokens = 256;

    // How far before and after a noun its sentence is read, and how much of the lines below.
    private const int Before = 240;
    private const int After = 280;
    private const int Below = 360;
    private const int MaxLinesBelow = 12;

    // A number that is less closely joined to its noun is never taken for a secret.
    private const int MinNumberLink = 3;

    /// <summary>Reads the line around a noun, unless it has been read or has nothing that could be a value.</summary>
    public static void ReadNoun(ref Scan scan, int hit)
    {
        if (hit >= scan.Sentences.ReadTo && ValueSigns.AreNear(ref scan, hit))
        {
            Read(ref scan, hit);
        }
    }

    /// <summary>Reads the line around a noun that ends it, if a long value stands alone below.</summary>
    public static void ReadLabel(ref Scan scan, int hit)
    {
        if (hit >= scan.Sentences.ReadTo && ValueSigns.IsLabel(scan.Text, hit))
        {
            Read(ref scan, hit);
        }
    }

    /// <summary>Reads the line around a place, unless it has been read.</summary>
    public static void Read(ref Scan scan, int hit) =>
        Read(ref scan, hit, StartOfLine(scan.Text, hit, Math.Max(scan.Sentences.ReadTo, hit - Before)));

    /// <summary>As above for a value: its noun may be on the line above.</summary>
    public static void ReadFromAbove(ref Scan scan, int hit)
    {
        var floor = Math.Max(scan.Sentences.ReadTo, hit - Before);
        var start = StartOfLine(scan.Text, hit, floor);
        var above = start;
        while (above > floor && Chars.IsSpace(scan.Text[above - 1]))
        {
            above--;
        }

        Read(ref scan, hit, above > floor && above < start ? StartOfLine(scan.Text, above, floor) : start);
    }

    private static int StartOfLine(ReadOnlySpan<char> text, int at, int floor) =>
        at <= floor ? at : floor + text[floor..at].LastIndexOfAny('\n', '\r') + 1;

    private static void Read(ref Scan scan, int hit, int start)
    {
        if (hit < scan.Sentences.ReadTo)
        {
            return;
        }

        var text = scan.Text;
        var ceiling = Math.Min(text.Length, hit + After);
        var line = text[hit..ceiling].IndexOfAny('\n', '\r');
        var end = line < 0 ? ceiling : hit + line;
        scan.Sentences.ReadTo = Math.Max(end, hit + 1);
        var stop = line < 0 ? end : EndBelow(text, end);
        scan.Steps += stop - start;
        var tokens = ArrayPool<SentenceToken>.Shared.Rent(MaxTokens);
        var found = ArrayPool<bool>.Shared.Rent(MaxTokens);
        found.AsSpan().Clear();
        try
        {
            var count = new SentenceReader(text, tokens.AsSpan(0, MaxTokens)).Read(start, stop);
            var languages = SentenceLanguages.Keep(text, tokens.AsSpan(0, count));
            new SentenceJudge(text, tokens.AsSpan(0, count), found.AsSpan(0, count), languages).Judge(ref scan);
        }
        finally
        {
            ArrayPool<SentenceToken>.Shared.Return(tokens, clearArray: true);
            ArrayPool<bool>.Shared.Return(found);
        }
    }

    /// <summary>Whether a word of the part may name the number that the part ends with.</summary>
    public static bool MayNameNumber(ReadOnlySpan<char> text, int start, int number, int end)
    {
        if (!WordLookup.MayNameNumber(text[start..number]))
        {
            return false;
        }

        var tokens = ArrayPool<SentenceToken>.Shared.Rent(MaxTokens);
        try
        {
            var read = tokens.AsSpan(0, new SentenceReader(text, tokens.AsSpan(0, MaxTokens)).Read(start, end));
            for (var noun = 0; noun < read.Length - 1; noun++)
            {
                if (
                    SentenceNouns.IsSecret(read[noun])
                    && SentenceNouns.HasNumbers(read[noun].Word!)
                    && (
                        LinkEvidence.Forward(text, read, noun, read.Length - 1, ulong.MaxValue) >= MinNumberLink
                        || LabelEvidence.IsBelow(read, noun, read.Length - 1)
                    )
                )
                {
                    return true;
                }
            }

            return false;
        }
        finally
        {
            ArrayPool<SentenceToken>.Shared.Return(tokens, clearArray: true);
        }
    }

    // The next few lines that are not empty.
    private static int EndBelow(ReadOnlySpan<char> text, int end)
    {
        var limit = Math.Min(text.Length, end + Below);
        var lines = 0;
        var stop = end;
        while (stop < limit && lines < MaxLinesBelow)
        {
            var next = stop;
            while (next < limit && Chars.IsSpace(text[next]))
            {
                next++;
            }

            var length = text[next..limit].IndexOfAny('\n', '\r');
            if (length < 0)
            {
                // A line that is cut could pass for a short one.
                return limit == text.Length ? limit : stop;
            }

            stop = next + length;
            lines++;
        }

        return stop;
    }
}
