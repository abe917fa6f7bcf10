namespace OpenClawSync.Detection.Language;

/// <summary>What a word does in a sentence that names a secret. The lists of words say which language a word has a role in.</summary>
internal enum WordRole : byte
{
    /// <summary>A secret that a person chooses: password.</summary>
    Password,

    /// <summary>A secret that a machine makes: API key, token, recovery key.</summary>
    Key,

    /// <summary>A few digits or characters: PIN, verification code.</summary>
    Code,

    /// <summary>Words that only some people know: code word, answer to a security question.</summary>
    Phrase,

    /// <summary>What a code opens: alarm, safe, gate.</summary>
    Lock,

    /// <summary>What a name and a secret belong to: login, account.</summary>
    Account,

    /// <summary>What has a name and a secret: network, router, camera.</summary>
    Device,

    /// <summary>Joins a noun and its value: is, became, changed to.</summary>
    Is,

    /// <summary>Says what the value before it is: as.</summary>
    As,

    /// <summary>Use, enter, choose, unlock with.</summary>
    Use,

    /// <summary>Old, previous, from.</summary>
    Old,

    /// <summary>New, now, to.</summary>
    New,

    /// <summary>Changed, replaced, rotated.</summary>
    Change,

    /// <summary>What else can be said of a secret: wrong, required, unchanged.</summary>
    State,

    /// <summary>A function word: the, for, and.</summary>
    Filler,

    /// <summary>A frequent word with a meaning of its own: meeting, server.</summary>
    Common,

    /// <summary>What is known to everybody follows: id, version, order number.</summary>
    Identifier,

    /// <summary>Looks like one of the nouns, and names no secret: password manager, post code.</summary>
    Other,

    /// <summary>Log in, open, unlock: what is done with a secret and names none.</summary>
    Enter,

    /// <summary>With, by means of: before or after what something is opened with.</summary>
    With,

    /// <summary>A digit, or a small number, spelled out.</summary>
    Digit,

    /// <summary>A sentence, a verse: what a long password is, if its words follow.</summary>
    Sentence,
}
