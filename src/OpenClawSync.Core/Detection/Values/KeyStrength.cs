namespace OpenClawSync.Detection.Values;

/// <summary>What the name of a key says about its value.</summary>
internal enum KeyStrength
{
    /// <summary>The value is not secret, or the name does not say.</summary>
    None,

    /// <summary>The name only hints (<c>key</c>, <c>TOKEN_OF_BOB</c>): the value must be random to be a secret.</summary>
    Hint,

    /// <summary>The value is a secret made by a machine: long, and not made of words.</summary>
    Token,

    /// <summary>The value is a secret chosen by a person: it may be short and resemble a word.</summary>
    Password,

    /// <summary>The value is a short number.</summary>
    Code,

    /// <summary>The value is several words.</summary>
    Phrase,
}
