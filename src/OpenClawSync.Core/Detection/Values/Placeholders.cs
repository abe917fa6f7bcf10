using System.Buffers;

namespace OpenClawSync.Detection.Values;

/// <summary>Recognizes text in the place of a secret that is not one: filler characters and words such as <c>example</c>.</summary>
internal static class Placeholders
{
    // The beginning of a secret is worth hiding if it is longer than this.
    private const int MaxShown = 24;

    private static readonly SearchValues<string> Telltales = SearchValues.Create(
        [
            "example",
            "xxxx",
            "_xxx",
            "-xxx",
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

    private static readonly SearchValues<char> Fillers = SearchValues.Create("xX*0.-_#");

    private static readonly SearchValues<string> FilledMarks = SearchValues.Create(
        ["example", "xxxxxx", "******", "your_", "your-", "placeholder", "redacted", "00000000"],
        StringComparison.OrdinalIgnoreCase
    );

    /// <summary>Whether the body of a token of a known shape is filler or says that it is an example.</summary>
    public static bool IsFilledToken(ReadOnlySpan<char> body) =>
        (Entropy.Distinct(body) <= Math.Min(5, body.Length / 3) && body.ContainsAny(Fillers)) || IsMarked(body);

    // With enough random text beside the word it is a token all the same: the shape is exact, and redacting a sample does no harm.
    private static bool IsMarked(ReadOnlySpan<char> body)
    {
        var mark = body.IndexOfAny(FilledMarks);
        if (mark < 0)
        {
            return false;
        }

        return !IsRandom(body[..mark]) && !IsRandom(body[mark..]);
    }

    private static bool IsRandom(ReadOnlySpan<char> part) => part.Length >= MaxShown && Randomness.IsRandom(part);

    /// <summary>Whether the value says that it is not a real one.</summary>
    public static bool IsPlaceholder(ReadOnlySpan<char> value) => value.ContainsAny(Telltales) || IsElided(value);

    /// <summary>Whether only the beginning of a longer value is given: <c>def502...</c>, <c>sk-…</c>.</summary>
    public static bool IsElided(ReadOnlySpan<char> value)
    {
        var shown = value.TrimEnd(".…");
        return shown.Length < MaxShown && (value.Length - shown.Length >= 3 || value.EndsWith("…"));
    }
}
