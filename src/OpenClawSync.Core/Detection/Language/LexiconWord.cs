namespace OpenClawSync.Detection.Language;

/// <summary>A word of the lists: the languages in which it has each of its roles, one bit for a language.</summary>
internal sealed class LexiconWord
{
    // Sixteen or fewer roles, of which a word has one or two: a short list is smaller and faster than a table.
    private (WordRole Role, ulong Languages)[] _roles = [];

    private const uint Leading = (1u << (int)WordRole.Enter) | (1u << (int)WordRole.Digit) | (1u << (int)WordRole.Sentence);

    private LexiconWord? _withoutNouns;

    /// <summary>The word with the roles that are no nouns, and as one with a meaning of its own.</summary>
    public LexiconWord WithoutNouns => _withoutNouns ??= MakeWithoutNouns();

    /// <summary>Its number in a <see cref="LexiconWordPool"/>.</summary>
    public int Id { get; init; }

    /// <summary>All roles in any language, one bit for a role.</summary>
    public uint Roles { get; private set; }

    /// <summary>Whether it names a secret in any language.</summary>
    public bool NamesSecret => (Roles & ((1u << (int)WordRole.Phrase + 1) - 1)) != 0;

    /// <summary>Whether it names a secret, or something that a secret opens, in any language.</summary>
    public bool IsNoun => (Roles & ((1u << (int)WordRole.Device + 1) - 1)) != 0;

    /// <summary>Whether a secret may be where it stands: it is such a noun, opens something, or spells a secret out.</summary>
    public bool LeadsToSecret => IsNoun || (Roles & Leading) != 0;

    /// <summary>All languages that have the word.</summary>
    public ulong Languages { get; private set; }

    /// <summary>Whether the word has a role in any of the languages.</summary>
    public bool Has(WordRole role, ulong languages = ulong.MaxValue) =>
        (Roles & (1u << (int)role)) != 0 && (languages == ulong.MaxValue || (LanguagesOf(role) & languages) != 0);

    /// <summary>The languages in which the word has a role.</summary>
    public ulong LanguagesOf(WordRole role)
    {
        if ((Roles & (1u << (int)role)) != 0)
        {
            foreach (var (own, languages) in _roles)
            {
                if (own == role)
                {
                    return languages;
                }
            }
        }

        return 0;
    }

    /// <summary>Adds a role; used only while the lists are read.</summary>
    public void Add(WordRole role, ulong languages)
    {
        Roles |= 1u << (int)role;
        Languages |= languages;
        for (var i = 0; i < _roles.Length; i++)
        {
            if (_roles[i].Role == role)
            {
                _roles[i].Languages |= languages;
                return;
            }
        }

        _roles = [.. _roles, (role, languages)];
    }

    private LexiconWord MakeWithoutNouns()
    {
        var word = new LexiconWord();
        word.Add(WordRole.Common, ulong.MaxValue);
        foreach (var (role, languages) in _roles)
        {
            if (role > WordRole.Device)
            {
                word.Add(role, languages);
            }
        }

        return word;
    }

    /// <summary>Adds the roles of another word.</summary>
    public void AddAll(LexiconWord other)
    {
        foreach (var (role, languages) in other._roles)
        {
            Add(role, languages);
        }
    }

    /// <summary>Adds the roles that a less exact form of the word has in languages that this one has no role in.</summary>
    public void AddMissing(LexiconWord lessExact)
    {
        var missing = ~Languages;
        foreach (var (role, languages) in lessExact._roles)
        {
            if ((languages & missing) != 0)
            {
                Add(role, languages & missing);
            }
        }
    }
}
