namespace OpenClawSync.Records;

/// <summary>
/// An error that ends the whole operation, such as a wrong path, token, policy or target. The message contains neither content nor secrets.
/// </summary>
public sealed class OpenClawSyncException : Exception
{
    internal OpenClawSyncException(string errorId, string message, Exception? inner = null)
        : base(message, inner) => ErrorId = errorId;

    /// <summary>The error id, which stays the same between versions.</summary>
    public string ErrorId { get; }
}
