namespace OpenClawSync.Protection;

/// <summary>A raw record whose key is known, and which is protected when that is asked for.</summary>
/// <param name="sourceKey">The key of its row.</param>
/// <param name="complete">Protects the rest of it.</param>
internal sealed class PreparedRecord(string sourceKey, Func<ProtectedRecord> complete)
{
    /// <summary>The key that its row has or will have.</summary>
    public string SourceKey => sourceKey;

    /// <summary>Protects the record; to be called at most once.</summary>
    /// <exception cref="Records.OpenClawSyncException">The engine failed; the record must not be stored.</exception>
    public ProtectedRecord Complete() => complete();
}
