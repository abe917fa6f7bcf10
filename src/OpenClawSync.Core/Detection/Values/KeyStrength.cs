namespace OpenClawSync.Detection.Values;

/// <summary>How much a key's name says about its value, from nothing to everything.</summary>
internal enum KeyStrength
{
    /// <summary>The value is no secret, or nothing says that it is.</summary>
    None,

    /// <summary>The name only hints (<c>key</c>, <c>TOKEN_OF_BOB</c>): the value must be random to be taken.</summary>
    Hint,

    /// <summary>The value is a machine's secret: long, not words.</summary>
    Token,

    /// <summary>The value is a person's secret: it may be short and half a word.</summary>
    Password,

    /// <summary>The value is a short number.</summary>
    Code,

    /// <summary>The value is several words.</summary>
    Phrase,
}
