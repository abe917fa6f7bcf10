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

    private const int Before = 240;

    // A longer word is taken as it is cut.
    private const int MaxCut = 64;

    // How far after a noun its sentence is read, and how much of the lines below: there may be a list of codes.
    private static readonly Reach AroundNoun = new(After: 280, Below: 360, Lines: 12);

    // The noun of a value is nearer.
    private static readonly Reach AroundValue = new(After: 180, Below: 240, Lines: 10);

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

    /// <summary>Reads the line around a digit that is spelled out, if another one follows or precedes it.</summary>
    public static void ReadDigits(ref Scan scan, int hit)
    {
        if (hit >= scan.Sentences.ReadTo && DigitMerge.IsRun(scan.Text, hit))
        {
            Read(ref scan, hit);
        }
    }

    /// <summary>Reads the line around a place, unless it has been read.</summary>
    public static void Read(ref Scan scan, int hit) =>
        Read(ref scan, hit, StartOfLine(scan.Text, hit, Math.Max(scan.Sentences.ReadTo, hit - Before)), AroundNoun);

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

        Read(ref scan, hit, above > floor && above < start ? StartOfLine(scan.Text, above, floor) : start, AroundValue);
    }

    private static int StartOfLine(ReadOnlySpan<char> text, int at, int floor) =>
        at <= floor ? at : floor + text[floor..at].LastIndexOfAny('\n', '\r') + 1;

    private static void Read(ref Scan scan, int hit, int start, in Reach reach)
    {
        if (hit < scan.Sentences.ReadTo)
        {
            return;
        }

        var text = scan.Text;
        start = AfterCutWord(text, start, hit);
        var ceiling = BeforeCutWord(text, Math.Min(text.Length, hit + reach.After), hit);
        var line = text[hit..ceiling].IndexOfAny('\n', '\r');
        var end = line < 0 ? ceiling : hit + line;
        scan.Sentences.ReadTo = Math.Max(end, hit + 1);
        var stop = line < 0 ? end : EndBelow(text, end, reach);
        scan.Steps += stop - start;
        var tokens = ArrayPool<SentenceToken>.Shared.Rent(MaxTokens);
        var found = ArrayPool<bool>.Shared.Rent(MaxTokens);
        found.AsSpan().Clear();
        var notes = ArrayPool<byte>.Shared.Rent(2 * MaxTokens);
        try
        {
            var count = new SentenceReader(text, tokens.AsSpan(0, MaxTokens)).Read(start, stop);
            var languages = SentenceLanguages.Keep(text, tokens.AsSpan(0, count));
            var points = notes.AsSpan(0, count);
            points.Fill(TokenPoints.Unmeasured);
            var nouns = notes.AsSpan(MaxTokens, count);
            new SentenceJudge(text, tokens.AsSpan(0, count), found.AsSpan(0, count), languages, points, nouns).Judge(ref scan);
        }
        finally
        {
            ArrayPool<SentenceToken>.Shared.Return(tokens, clearArray: true);
            ArrayPool<bool>.Shared.Return(found);
            ArrayPool<byte>.Shared.Return(notes);
        }
    }

    /// <summary>Whether a word of the part may name the number that the part ends with.</summary>
    public static bool MayNameNumber(ReadOnlySpan<char> text, int start, int number, int end)
    {
        if (!LineWords.MayNameNumber(text[start..number]))
        {
            return false;
        }

        var tokens = ArrayPool<SentenceToken>.Shared.Rent(MaxTokens);
        try
        {
            var read = tokens.AsSpan(0, new SentenceReader(text, tokens.AsSpan(0, MaxTokens)).Read(start, end));
            SentenceLanguages.Keep(text, read);
            var last = read.Length - 1;
            while (last > 0 && !read[last].IsText)
            {
                last--;
            }

            for (var noun = 0; noun < last; noun++)
            {
                if (SentenceNouns.IsSecret(read[noun]) && MayBelong(text, read, noun, last))
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

    // Part of a word would look like a value.
    private static int AfterCutWord(ReadOnlySpan<char> text, int start, int hit)
    {
        var limit = Math.Min(hit, start + MaxCut);
        for (var at = start; at < limit; at++)
        {
            if (at == 0 || Chars.IsSpace(text[at - 1]))
            {
                return at;
            }
        }

        return start;
    }

    private static int BeforeCutWord(ReadOnlySpan<char> text, int end, int hit)
    {
        var floor = Math.Max(hit, end - MaxCut);
        for (var at = end; at > floor; at--)
        {
            if (at == text.Length || Chars.IsSpace(text[at]))
            {
                return at;
            }
        }

        return end;
    }

    // Whether the points may be enough: the whole sentence is read only then.
    private static bool MayBelong(ReadOnlySpan<char> text, ReadOnlySpan<SentenceToken> tokens, int noun, int number)
    {
        var word = tokens[noun].Word!;
        var link = LabelEvidence.IsBelow(tokens, noun, number)
            ? LabelEvidence.MaxPoints
            : LinkEvidence.Forward(text, tokens, noun, number, ulong.MaxValue);
        var value = text[tokens[number].Start..tokens[number].End];
        var points =
            IsFirstGroup(text, tokens[number].End) ? ValueEvidence.Random
            : tokens[number].Kind == TokenKind.Groups ? ValueEvidence.MeasureGroups(value)
            : ValueEvidence.Measure(value);
        return SentenceNouns.HasNumbers(word)
            && link >= MinNumberLink
            && SentenceJudge.MayBeEnough(NounEvidence.Points(word, value, points, link, hasNoun: true));
    }

    // Whether another number follows: the two may be one code.
    private static bool IsFirstGroup(ReadOnlySpan<char> text, int end) =>
        end + 1 < text.Length && Chars.IsBlank(text[end]) && Chars.IsDigit(text[end + 1]);

    // The next few lines that are not empty.
    private static int EndBelow(ReadOnlySpan<char> text, int end, in Reach reach)
    {
        var limit = Math.Min(text.Length, end + reach.Below);
        var lines = 0;
        var stop = end;
        while (stop < limit && lines < reach.Lines)
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

    /// <summary>How much is read around a place.</summary>
    /// <param name="After">How many characters after it, at most up to the end of the line.</param>
    /// <param name="Below">How many characters below that line, in whole lines.</param>
    /// <param name="Lines">How many lines below, without those that are empty.</param>
    private readonly record struct Reach(int After, int Below, int Lines);
}
