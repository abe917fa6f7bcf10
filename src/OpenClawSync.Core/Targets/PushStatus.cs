namespace OpenClawSync.Targets;

/// <summary>What became of a record.</summary>
public enum PushStatus
{
    /// <summary>The target had no row of this key; it has one now.</summary>
    Created,

    /// <summary>The row's content differed and was replaced.</summary>
    Updated,

    /// <summary>The row already said the same.</summary>
    Unchanged,

    /// <summary>It was not attempted; the notes say why.</summary>
    Skipped,

    /// <summary>It was attempted and refused; the notes say why.</summary>
    Failed,
}
