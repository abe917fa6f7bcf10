namespace OpenClawSync.Records;

/// <summary>Stops the work at once: a wrong path, token, policy or target. The message holds no content and no secret.</summary>
public sealed class OpenClawSyncException : Exception
{
    internal OpenClawSyncException(string errorId, string message, Exception? inner = null)
        : base(message, inner) => ErrorId = errorId;

    /// <summary>The stable error id.</summary>
    public string ErrorId { get; }
}
