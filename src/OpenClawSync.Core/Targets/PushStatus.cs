namespace OpenClawSync.Targets;

/// <summary>What happened to a record.</summary>
public enum PushStatus
{
    /// <summary>The target had no row with this key; it was created.</summary>
    Created,

    /// <summary>The content of the row differed and was replaced.</summary>
    Updated,

    /// <summary>The row already had the same content.</summary>
    Unchanged,

    /// <summary>It was not attempted; the notes give the reason.</summary>
    Skipped,

    /// <summary>It was attempted and rejected; the notes give the reason.</summary>
    Failed,

    /// <summary>Something else had changed the row in the target; it was written again as it had been stored.</summary>
    Repaired,
}
