namespace OpenClawSync.Detection.Scanning;

/// <summary>What a word in the name of a key says about the value.</summary>
internal enum WordKind : byte
{
    /// <summary>Any other word.</summary>
    Other,

    /// <summary>Password, passwd, pwd.</summary>
    Password,

    /// <summary>Token, secret, credential.</summary>
    Token,

    /// <summary>Key: says something only after a qualifier.</summary>
    Key,

    /// <summary>Api, access, private: makes a key secret.</summary>
    Qualifier,

    /// <summary>Otp, passcode.</summary>
    Code,

    /// <summary>Passphrase, mnemonic.</summary>
    Phrase,

    /// <summary>Value, text, new, prod: after another word it does not change what that one says.</summary>
    Neutral,

    /// <summary>Public, primary: the value is not secret, wherever in the name this is.</summary>
    Public,

    /// <summary>Name, count: as the last word, the value is not secret, whatever it is the name or count of.</summary>
    Harmless,
}
