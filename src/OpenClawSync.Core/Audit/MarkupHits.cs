using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using OpenClawSync.Detection;
using OpenClawSync.Detection.Scanning;

namespace OpenClawSync.Audit;

/// <summary>
/// Finds secrets that the markup of Markdown and HTML hides from the detector (<c>**Password:** *value*</c>), as a sync finds them after
/// rendering. Only lines with such markup and those beside them are read.
/// </summary>
internal static partial class MarkupHits
{
    // A name and its value are at most this many lines apart.
    private const int Context = 2;

    private static readonly SearchValues<char> Marks = SearchValues.Create("*_`~<\\");

    /// <summary>Adds the hits, at their places in the text.</summary>
    public static void AddTo(List<SecretHit> hits, ReadOnlySpan<char> text, ISecretDetector detector)
    {
        var (plain, sources, isMarked) = (new StringBuilder(), new List<int>(), false);
        var linesSinceMarkup = int.MaxValue;
        for (var start = 0; start < text.Length; )
        {
            var length = text[start..].IndexOf('\n') + 1;
            length = length == 0 ? text.Length - start : length;
            var line = text.Slice(start, length);
            var hasMarkup = line.ContainsAny(Marks) && Markup().IsMatch(line);
            linesSinceMarkup = hasMarkup ? 0 : Math.Min(linesSinceMarkup, int.MaxValue - 1) + 1;
            if (linesSinceMarkup > Context && isMarked)
            {
                Detect(plain, sources, hits, detector);
                isMarked = false;
            }

            if (hasMarkup)
            {
                AppendPlain(line, start, plain, sources);
                isMarked = true;
            }
            else
            {
                Append(line, start, plain, sources);
            }

            start += length;
            if (!isMarked)
            {
                KeepLastLines(plain, sources);
            }
        }

        if (isMarked)
        {
            Detect(plain, sources, hits, detector);
        }
    }

    private static void Detect(StringBuilder plain, List<int> sources, List<SecretHit> hits, ISecretDetector detector)
    {
        foreach (var hit in detector.Detect(plain.ToString()))
        {
            var (from, to) = (sources[hit.Start], sources[hit.End - 1] + 1);
            hits.Add(hit with { Start = from, Length = to - from });
        }

        plain.Clear();
        sources.Clear();
    }

    private static void AppendPlain(ReadOnlySpan<char> line, int offset, StringBuilder plain, List<int> sources)
    {
        var from = 0;
        foreach (var match in Markup().EnumerateMatches(line))
        {
            Append(line[from..match.Index], offset + from, plain, sources);
            from = match.Index + match.Length;
        }

        Append(line[from..], offset + from, plain, sources);
    }

    private static void Append(ReadOnlySpan<char> text, int offset, StringBuilder plain, List<int> sources)
    {
        plain.Append(text);
        for (var i = 0; i < text.Length; i++)
        {
            sources.Add(offset + i);
        }
    }

    private static void KeepLastLines(StringBuilder plain, List<int> sources)
    {
        var (at, lines) = (plain.Length, 0);
        while (at > 0 && (plain[at - 1] != '\n' || ++lines <= Context))
        {
            at--;
        }

        plain.Remove(0, at);
        sources.RemoveRange(0, at);
    }

    // Asterisks, underscores and tildes are emphasis only beside text, and underscores not within a word.
    [GeneratedRegex(
        @"\*{1,3}(?=[^\s*])|(?<=[^\s*])\*{1,3}|(?<![\p{L}\p{N}_])_{1,3}(?=[^\s_])|(?<=[^\s_])_{1,3}(?![\p{L}\p{N}_])|~~|`+"
            + @"|</?(?:abbr|b|big|cite|code|del|em|font|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|tt|u|var)(?:\s[^<>\n]{0,200})?>"
            + @"|\\(?=[*_#.!~`-])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Markup();
}
