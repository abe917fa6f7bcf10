using OpenClawSync.Detection.Language;

namespace OpenClawSync.Detection.Sentences;

/// <summary>Tells the nouns of a sentence that a secret can belong to.</summary>
internal static class SentenceNouns
{
    private const uint Strong = Password | Key | Code | Phrase;
    private const uint Weak = (1u << (int)WordRole.Lock) | (1u << (int)WordRole.Account) | (1u << (int)WordRole.Device);

    // A value is none of these words.
    private const uint NoValue =
        Strong
        | Weak
        | (1u << (int)WordRole.Is)
        | (1u << (int)WordRole.As)
        | (1u << (int)WordRole.Use)
        | (1u << (int)WordRole.Old)
        | (1u << (int)WordRole.New)
        | (1u << (int)WordRole.Change)
        | (1u << (int)WordRole.State)
        | (1u << (int)WordRole.Filler)
        | (1u << (int)WordRole.Common)
        | (1u << (int)WordRole.Identifier)
        | (1u << (int)WordRole.Other)
        | (1u << (int)WordRole.Enter)
        | (1u << (int)WordRole.With)
        | (1u << (int)WordRole.Digit)
        | (1u << (int)WordRole.Sentence);

    private const uint Action =
        (1u << (int)WordRole.Use) | (1u << (int)WordRole.Change) | (1u << (int)WordRole.Old) | (1u << (int)WordRole.New);

    private const uint Joining =
        Strong
        | Weak
        | (1u << (int)WordRole.Use)
        | (1u << (int)WordRole.With)
        | (1u << (int)WordRole.Enter)
        | (1u << (int)WordRole.Old)
        | (1u << (int)WordRole.New);

    private const uint Password = 1u << (int)WordRole.Password;
    private const uint Key = 1u << (int)WordRole.Key;
    private const uint Code = 1u << (int)WordRole.Code;
    private const uint Phrase = 1u << (int)WordRole.Phrase;

    /// <summary>Whether the word names a secret, or something that a secret opens.</summary>
    public static bool IsSecret(in SentenceToken token) => token.Word is { } word && (word.Roles & (Strong | Weak)) != 0 && !IsOther(word);

    /// <summary>Whether the word names a secret, or something that a secret opens, in any language.</summary>
    public static bool IsNoun(LexiconWord word) => (word.Roles & (Strong | Weak)) != 0;

    /// <summary>Whether the secret that the word names, or that opens it, can be a number.</summary>
    public static bool HasNumbers(LexiconWord word) => (word.Roles & (Strong | (1u << (int)WordRole.Lock))) != 0;

    /// <summary>Whether the word may stand directly before a secret.</summary>
    public static bool MayJoin(LexiconWord word) => (word.Roles & Joining) != 0;

    /// <summary>Whether the word is such a noun in any of the languages.</summary>
    public static bool IsNounOf(LexiconWord word, ulong languages)
    {
        for (var role = WordRole.Password; role <= WordRole.Device; role++)
        {
            if (word.Has(role, languages))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the word names a secret.</summary>
    public static bool IsStrong(in SentenceToken token) => token.Word is { } word && (word.Roles & Strong) != 0 && !IsOther(word);

    /// <summary>Whether the word says that something is done with a secret: use, unlock, change.</summary>
    public static bool IsAction(in SentenceToken token) => token.Word is { } word && (word.Roles & Action) != 0;

    /// <summary>Whether the token can be a value: no list has it, or it is in quotes.</summary>
    public static bool CanBeValue(in SentenceToken token) =>
        token.Kind is TokenKind.Quoted or TokenKind.Groups or TokenKind.Digits
        || (token.Kind == TokenKind.Word && (token.Word is null || (token.Word.Roles & NoValue) == 0));

    // In every language that has the noun the word is rather another one.
    private static bool IsOther(LexiconWord word) =>
        word.Has(WordRole.Other)
        && (
            word.LanguagesOf(WordRole.Password)
            | word.LanguagesOf(WordRole.Key)
            | word.LanguagesOf(WordRole.Code)
            | word.LanguagesOf(WordRole.Phrase)
            | word.LanguagesOf(WordRole.Lock)
            | word.LanguagesOf(WordRole.Account)
            | word.LanguagesOf(WordRole.Device)
        )
            is var languages
        && ((languages & ~word.LanguagesOf(WordRole.Other)) == 0 || word.Has(WordRole.Other, Lexicon.Default.NoLanguage));
}
