namespace OpenClawSync.State;

/// <summary>The result of Update-OpenClawSyncKey.</summary>
public sealed class SyncKeyUpdate
{
    internal SyncKeyUpdate() { }

    /// <summary>The id of the new key. Hashes name the key that they were made with: <c>hmac1:keyId:hex</c>.</summary>
    public required string KeyId { get; init; }

    /// <summary>The id of the key that was used until now.</summary>
    public required string PreviousKeyId { get; init; }

    /// <summary>The file with the keys.</summary>
    public required string Path { get; init; }

    /// <summary>The command to run next, for each target.</summary>
    public string Next { get; init; } = "Invoke-OpenClawSync";

    /// <inheritdoc />
    public override string ToString() => KeyId;
}
