using System.Buffers;
using System.Text;
using OpenClawSync.Detection.Words;

namespace OpenClawSync.Detection.Scanning;

/// <summary>
/// The name of a key that a policy adds. Only its letters and digits count, so <c>claw code</c> is also <c>clawCode</c>, <c>CLAW_CODE</c>
/// and <c>claw-code</c>.
/// </summary>
internal sealed class ExtraName
{
    private const int MaxGap = 2;
    private const int MaxTriggerLength = 16;

    // What can be between the words of any name, besides what the name itself has there.
    private const string Separators = " \t\u00a0\u3000_-.'\u2019\u2010\u2011\u00b7";

    // In a name with any of these, an `i` has a capital of its own.
    private static readonly SearchValues<char> TurkishLetters = SearchValues.Create("İıŞşĞğ");

    private readonly int[] _letters;
    private readonly int _triggerAt;
    private readonly string _separators;

    private ExtraName(int[] letters, int triggerAt, IReadOnlyList<string> triggers, string separators) =>
        (_letters, _triggerAt, Triggers, _separators) = (letters, triggerAt, triggers, separators);

    /// <summary>A text that contains the name contains one of these, whatever their casing.</summary>
    public IReadOnlyList<string> Triggers { get; }

    /// <summary>Creates the name; null when it has no letter or digit.</summary>
    public static ExtraName? Create(string name)
    {
        var words = Words(name);
        var letters = words.SelectMany(word => Fold(word)).ToArray();
        if (letters.Length == 0)
        {
            return null;
        }

        var own = name.Where(c => c is not ('\r' or '\n') && !char.IsSurrogate(c) && !FoldedRunes.IsLetterOrDigit(new Rune(c)));
        var separators = new string([.. own.Concat(Separators).Distinct()]);

        var (run, before) = LongestRun(words, isTurkish: name.AsSpan().ContainsAny(TurkishLetters));
        return run.Length > 0
            ? new ExtraName(letters, before, [run], separators)
            : new ExtraName(letters, 0, Spellings(words, separators), separators);
    }

    /// <summary>Whether the name is around a trigger in a text, and where.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where the trigger begins.</param>
    public (int Start, int End)? Match(ReadOnlySpan<char> text, int at) =>
        Forward(text, at) is var end and >= 0 && Backward(text, at) is var start and >= 0 ? (start, end) : null;

    private int Forward(ReadOnlySpan<char> text, int at)
    {
        var (next, gap, folded) = (_triggerAt, 0, new List<int>());
        while (next < _letters.Length)
        {
            if (at >= text.Length || Rune.DecodeFromUtf16(text[at..], out var rune, out var length) != OperationStatus.Done)
            {
                return -1;
            }

            at += length;
            if (FoldedRunes.IsIgnored(rune))
            {
                continue;
            }

            if (!FoldedRunes.IsLetterOrDigit(rune))
            {
                if (++gap > MaxGap || !IsSeparator(rune))
                {
                    return -1;
                }

                continue;
            }

            gap = 0;
            folded.Clear();
            FoldedRunes.Add(rune, folded);
            foreach (var letter in folded)
            {
                if (next >= _letters.Length || _letters[next++] != letter)
                {
                    return -1;
                }
            }
        }

        while (
            at < text.Length
            && Rune.DecodeFromUtf16(text[at..], out var mark, out var markLength) == OperationStatus.Done
            && FoldedRunes.IsIgnored(mark)
        )
        {
            at += markLength;
        }

        return at;
    }

    private int Backward(ReadOnlySpan<char> text, int at)
    {
        var (left, gap, folded) = (_triggerAt, 0, new List<int>());
        while (left > 0)
        {
            if (at == 0 || Rune.DecodeLastFromUtf16(text[..at], out var rune, out var length) != OperationStatus.Done)
            {
                return -1;
            }

            at -= length;
            if (FoldedRunes.IsIgnored(rune))
            {
                continue;
            }

            if (!FoldedRunes.IsLetterOrDigit(rune))
            {
                if (++gap > MaxGap || !IsSeparator(rune))
                {
                    return -1;
                }

                continue;
            }

            gap = 0;
            folded.Clear();
            FoldedRunes.Add(rune, folded);
            for (var index = folded.Count - 1; index >= 0; index--)
            {
                if (left == 0 || _letters[--left] != folded[index])
                {
                    return -1;
                }
            }
        }

        return at;
    }

    private bool IsSeparator(Rune rune) => rune.IsBmp && _separators.Contains((char)rune.Value);

    private static List<int> Fold(string word)
    {
        var folded = new List<int>();
        foreach (var rune in word.EnumerateRunes())
        {
            if (FoldedRunes.IsLetterOrDigit(rune))
            {
                FoldedRunes.Add(rune, folded);
            }
        }

        return folded;
    }

    // A word ends at what is no letter or digit, and before a capital that follows a small letter or that one follows.
    private static List<string> Words(string name)
    {
        var (words, word) = (new List<string>(), new StringBuilder());
        var runes = name.EnumerateRunes().ToArray();
        for (var at = 0; at < runes.Length; at++)
        {
            if (!FoldedRunes.IsLetterOrDigit(runes[at]) && !FoldedRunes.IsIgnored(runes[at]))
            {
                End();
                continue;
            }

            if (
                at > 0
                && Rune.IsUpper(runes[at])
                && (!Rune.IsUpper(runes[at - 1]) || (at + 1 < runes.Length && Rune.IsLower(runes[at + 1])))
            )
            {
                End();
            }

            word.Append(runes[at]);
        }

        End();
        return words;

        void End()
        {
            if (Fold(word.ToString()).Count > 0)
            {
                words.Add(word.ToString());
            }

            word.Clear();
        }
    }

    // The longest run of letters that can be written in one way only: it occurs least often by chance. And how many letters are before it.
    private static (string Run, int Before) LongestRun(List<string> words, bool isTurkish)
    {
        var (longest, longestBefore, before) = ("", 0, 0);
        foreach (var word in words)
        {
            var (run, runBefore) = (new StringBuilder(), before);
            foreach (var rune in word.EnumerateRunes())
            {
                before += Fold(rune.ToString()).Count;
                if (!FoldedRunes.IsLetterOrDigit(rune) || !FoldedRunes.IsPlain(rune) || (isTurkish && rune.Value is 'i' or 'I'))
                {
                    run.Clear();
                    runBefore = before;
                    continue;
                }

                // An accent that follows belongs to the letter, and can be missing.
                run.Append(rune);
                if (run.Length > longest.Length && run.Length <= MaxTriggerLength)
                {
                    (longest, longestBefore) = (run.ToString(), runBefore);
                }
            }
        }

        return (longest, longestBefore);
    }

    // Without such a run, the first letters are searched for as they are written, without accents, and with accents of their own.
    private static List<string> Spellings(List<string> words, string separators)
    {
        var first = words[0].EnumerateRunes().ToList();
        var starts = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
        {
            Start(first),
            Start([.. Fold(words[0]).Select(letter => new Rune(letter))]),
            Start([.. words[0].Normalize(NormalizationForm.FormC).EnumerateRunes()]),
            Start([.. words[0].Normalize(NormalizationForm.FormD).EnumerateRunes()]),
        };
        starts.UnionWith(starts.SelectMany(LetterForms.OfEachI).ToList());
        return words.Count == 1 || first.Count > 1
            ? [.. starts]
            : [.. starts.SelectMany(start => separators.Select(separator => $"{start}{separator}{words[1]}").Append(start + words[1]))];
    }

    private static string Start(List<Rune> word) => string.Concat(word.Take(MaxTriggerLength / 2));
}
