namespace OpenClawSync.Setup;

/// <summary>What became of the policy file.</summary>
public enum PolicyFileState
{
    /// <summary>It was written.</summary>
    Written,

    /// <summary>It was there, can be read, and was left as it is.</summary>
    Kept,

    /// <summary>It was not written.</summary>
    NotWritten,
}
