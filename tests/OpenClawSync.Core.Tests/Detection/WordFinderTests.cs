using CsCheck;
using OpenClawSync.Detection.Words;

namespace OpenClawSync.Core.Tests.Detection;

/// <summary>Compares the vectorized search to a simple one.</summary>
public class WordFinderTests
{
    private static readonly string[] Words = ["pass", "pwd", "key", "keyboard", "-----begin", "+asb", "curl ", "authorization", "zed"];

    private static readonly Gen<string> Text = Gen.OneOf(
            Gen.Int[0, Words.Length - 1].Select(i => Words[i]),
            Gen.Int[0, Words.Length - 1].Select(i => Words[i].ToUpperInvariant()),
            Gen.String[0, 70],
            Gen.Char[' ', 'z'].Array[0, 40].Select(chars => new string(chars)),
            Gen.Const("ｋｅｙ\u212aey")
        )
        .Array[0, 12]
        .Select(string.Concat);

    private readonly WordFinder _finder = new(Words);

    [Fact]
    public void Every_word_is_found_in_any_casing_and_nothing_else() =>
        Text.Sample(
            text =>
            {
                using var window = new FoldedWindow(text);
                var hits = new WordHits(_finder, window.Bytes, text.Length);
                var found = new List<int>();
                for (var at = 0; hits.TryNext(ref at, out _); at++)
                {
                    found.Add(at);
                }

                Assert.Equal(Enumerable.Range(0, text.Length).Where(i => Words.Any(word => BeginsAt(text, i, word))), found);
            },
            iter: 3000
        );

    [Fact]
    public void The_longest_word_is_reported_and_the_search_continues_from_the_given_position()
    {
        var text = new string('.', 100) + "keyboard key " + new string('.', 100) + "pwd";
        using var window = new FoldedWindow(text);
        var hits = new WordHits(_finder, window.Bytes, text.Length);
        var at = 0;

        Assert.True(hits.TryNext(ref at, out var word));
        Assert.Equal((100, "keyboard"), (at, Words[word]));
        at = 150;
        Assert.True(hits.TryNext(ref at, out word));
        Assert.Equal((213, "pwd"), (at, Words[word]));
        at++;
        Assert.False(hits.TryNext(ref at, out _));
    }

    private static bool BeginsAt(string text, int at, string word) =>
        at + word.Length <= text.Length
        && Enumerable.Range(0, word.Length).All(i => text[at + i] < 128 && char.ToLowerInvariant(text[at + i]) == word[i]);
}
