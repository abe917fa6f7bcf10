namespace OpenClawSync.Detection.Scanning;

/// <summary>What one word of a key's name says.</summary>
internal enum WordKind : byte
{
    /// <summary>Any word.</summary>
    Other,

    /// <summary>Password, passwd, pwd.</summary>
    Password,

    /// <summary>Token, secret, credential.</summary>
    Token,

    /// <summary>Key: only with a qualifier before it.</summary>
    Key,

    /// <summary>Api, access, private: makes a key a secret one.</summary>
    Qualifier,

    /// <summary>Otp, passcode.</summary>
    Code,

    /// <summary>Passphrase, mnemonic.</summary>
    Phrase,

    /// <summary>Value, text, new, prod: stands after the key's word without changing it.</summary>
    Neutral,

    /// <summary>Public, primary: no secret, wherever in the name it stands.</summary>
    Public,

    /// <summary>Name, count: whatever it is of, the value is no secret.</summary>
    Harmless,
}
