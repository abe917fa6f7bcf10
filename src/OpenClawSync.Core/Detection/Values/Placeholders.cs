using System.Buffers;

namespace OpenClawSync.Detection.Values;

/// <summary>Text that stands where a secret would: marks, references to an environment, words that say so.</summary>
internal static class Placeholders
{
    // More than this and what is shown is worth hiding.
    private const int MaxGlimpse = 24;

    private static readonly SearchValues<string> Telltales = SearchValues.Create(
        [
            "example",
            "xxxx",
            "****",
            "your-",
            "your_",
            "yourt",
            "yourp",
            "yours",
            "yourk",
            "youra",
            "placeholder",
            "redacted",
            "changeme",
            "change-me",
            "change_me",
            "insert",
            "replace",
            "dummy",
            "todo",
            "fixme",
            "....",
            "omitted",
            "masked",
            "hidden",
            "not-set",
            "not_set",
            "unset",
            "here>",
            "-here",
            "_here",
            "dxnlcjpwyxnz",
            "dxnlcm5hbwu6cgfzc",
            "qwxhzgrpbjpvcgvu",
            "ywxhzgrpbjpvcgvu",
            "abcdefghij",
            "aaaaaaaa",
            "00000000",
            "a-za-z",
            "a-z0-9",
            "[^",
        ],
        StringComparison.OrdinalIgnoreCase
    );

    /// <summary>The body of a token of a known shape is filled with marks or says that it is an example.</summary>
    public static bool IsFilledToken(ReadOnlySpan<char> body) =>
        (Entropy.Distinct(body) <= Math.Min(5, body.Length / 3) && body.ContainsAny(Fillers)) || IsMarked(body);

    // Enough random text beside the mark is a token all the same: its shape is exact, and hiding a sample costs nothing.
    private static bool IsMarked(ReadOnlySpan<char> body)
    {
        var mark = body.IndexOfAny(FilledMarks);
        if (mark < 0)
        {
            return false;
        }

        return !IsRandom(body[..mark]) && !IsRandom(body[mark..]);
    }

    private static bool IsRandom(ReadOnlySpan<char> part) => part.Length >= MaxGlimpse && Randomness.IsRandom(part);

    /// <summary>The value says that it is none.</summary>
    public static bool Says(ReadOnlySpan<char> value) => value.ContainsAny(Telltales) || IsElided(value);

    /// <summary>A few characters stand for a longer value: <c>def502...</c>, <c>sk-…</c>.</summary>
    public static bool IsElided(ReadOnlySpan<char> value)
    {
        var shown = value.TrimEnd(".…");
        return shown.Length < MaxGlimpse && (value.Length - shown.Length >= 3 || value.EndsWith("…"));
    }

    private static readonly SearchValues<char> Fillers = SearchValues.Create("xX*0.-_#");

    private static readonly SearchValues<string> FilledMarks = SearchValues.Create(
        ["example", "xxxxxx", "******", "your_", "your-", "placeholder", "redacted", "00000000"],
        StringComparison.OrdinalIgnoreCase
    );
}
