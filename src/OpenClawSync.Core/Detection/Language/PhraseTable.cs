using System.Runtime.InteropServices;

namespace OpenClawSync.Detection.Language;

/// <summary>The expressions of several words, by the beginnings of their first two words.</summary>
internal sealed class PhraseTable
{
    private const int KeyLength = 3;

    private readonly Dictionary<(long First, char Second), List<WordPhrase>> _phrases = [];

    public void Add(WordPattern[] words, WordRole role, ulong language)
    {
        if (words.Any(word => word.Text.Length == 0))
        {
            return;
        }

        var key = (KeyOf(words[0].Text), words[1].Text[0]);
        if (!_phrases.TryGetValue(key, out var list))
        {
            _phrases[key] = list = [];
        }

        var phrase = list.Find(phrase => phrase.Words.AsSpan().SequenceEqual(words));
        if (phrase is null)
        {
            var at = list.FindIndex(phrase => phrase.Words.Length < words.Length);
            list.Insert(at < 0 ? list.Count : at, phrase = new WordPhrase(words, new LexiconWord()));
        }

        phrase.Word.Add(role, language);
    }

    public ReadOnlySpan<WordPhrase> From(ReadOnlySpan<char> first, ReadOnlySpan<char> second) =>
        first.Length > 0 && second.Length > 0 && _phrases.TryGetValue((KeyOf(first), second[0]), out var list)
            ? CollectionsMarshal.AsSpan(list)
            : [];

    private static long KeyOf(ReadOnlySpan<char> word)
    {
        var key = 0L;
        for (var i = 0; i < KeyLength && i < word.Length; i++)
        {
            key = (key << 16) | word[i];
        }

        return key;
    }
}
