namespace OpenClawSync.Detection.Scanning;

/// <summary>What a trigger word leads to.</summary>
internal enum TriggerKind : byte
{
    /// <summary>A word of key names.</summary>
    Key,

    /// <summary>A word of key names that people also use in sentences.</summary>
    Password,

    /// <summary>Part of a noun for a password in some language.</summary>
    Noun,

    /// <summary>The scheme <c>Bearer</c> or <c>Basic</c>, which a credential follows.</summary>
    Scheme,

    /// <summary>A mark inside a token, which begins before it.</summary>
    Mark,

    /// <summary>Part of the host of a webhook, whose URL holds the token.</summary>
    Webhook,

    /// <summary>Words that a quoted password follows.</summary>
    Quoted,

    /// <summary>A command with flags that take a password.</summary>
    Command,

    /// <summary>A command that reads the password from the one before the pipe.</summary>
    Pipe,

    /// <summary>The name of a session's cookie and its sign.</summary>
    Session,

    /// <summary>Words that the code of a gift card or of a device follows.</summary>
    ShortCode,

    /// <summary>The opening of a setting or a call whose form says where the password is.</summary>
    Setting,

    /// <summary>The first line of a PEM block.</summary>
    PrivateKey,

    /// <summary>The first line of a PuTTY key file.</summary>
    PuttyKey,

    /// <summary>A Kubernetes manifest of kind Secret.</summary>
    Manifest,

    /// <summary>A digit as a word.</summary>
    Digit,
}
