namespace OpenClawSync.Detection.Scanning;

/// <summary>What a trigger word leads to.</summary>
internal enum TriggerKind : byte
{
    /// <summary>A word of key names.</summary>
    Key,

    /// <summary><c>Bearer</c> or <c>Basic</c>, before a credential.</summary>
    Scheme,

    /// <summary>A mark inside a token, which began before it.</summary>
    Mark,

    /// <summary>Part of a web hook's host, whose address holds the token.</summary>
    Hook,

    /// <summary>Words that a quoted password follows.</summary>
    Quoted,

    /// <summary>A command with flags that take a password.</summary>
    Command,

    /// <summary>A command that reads the password from the one before the pipe.</summary>
    Pipe,

    /// <summary>The first line of an armoured block.</summary>
    Armour,

    /// <summary>The first line of a PuTTY key.</summary>
    Putty,

    /// <summary>A Kubernetes manifest of kind Secret.</summary>
    Manifest,
}
