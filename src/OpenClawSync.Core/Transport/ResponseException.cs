namespace OpenClawSync.Transport;

/// <summary>What is wrong with a response.</summary>
internal enum ResponseFault
{
    /// <summary>It ended early, or took too long.</summary>
    BrokenOff,

    /// <summary>Its compression cannot be undone.</summary>
    NotDecodable,

    /// <summary>It is larger than this module accepts.</summary>
    TooLarge,
}

/// <summary>A response that began and cannot be received to its end.</summary>
/// <param name="fault">What is wrong with it.</param>
/// <param name="what">The same in words that follow the name of the endpoint, without content.</param>
internal sealed class ResponseException(ResponseFault fault, string what) : Exception(what)
{
    public ResponseFault Fault => fault;
}
