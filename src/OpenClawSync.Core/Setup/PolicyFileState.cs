namespace OpenClawSync.Setup;

/// <summary>What happened to the policy file.</summary>
public enum PolicyFileState
{
    /// <summary>It was written.</summary>
    Written,

    /// <summary>It existed, is valid, and was not changed.</summary>
    Kept,

    /// <summary>It was not written.</summary>
    NotWritten,
}
