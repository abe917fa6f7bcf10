namespace OpenClawSync.Protection;

/// <summary>A raw record whose key is known and which is protected on demand.</summary>
/// <param name="sourceKey">The key of its row.</param>
/// <param name="complete">Protects the rest of the record.</param>
internal sealed class PreparedRecord(string sourceKey, Func<ProtectedRecord> complete)
{
    /// <summary>The key that its row has or will have.</summary>
    public string SourceKey => sourceKey;

    /// <summary>Protects the record. Call it at most once.</summary>
    /// <exception cref="Records.OpenClawSyncException">The detection engine failed; the record must not be stored.</exception>
    public ProtectedRecord Complete() => complete();
}
