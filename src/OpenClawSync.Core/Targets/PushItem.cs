using OpenClawSync.Protection;

namespace OpenClawSync.Targets;

/// <summary>A protected record on its way, with the stamp of the raw record it was made from.</summary>
/// <param name="Record">What to store.</param>
/// <param name="RecordHash">The keyed hash of the raw record; null when it is not known, which forgets an older stamp of the key.</param>
internal sealed record PushItem(ProtectedRecord Record, byte[]? RecordHash)
{
    /// <summary>The dead letter that it settles, where that is not the one of its key.</summary>
    public string? DeadLetter { get; init; }

    /// <summary>No record has it: for rows that were made from what a target had.</summary>
    public static byte[] NoRecordHash { get; } = [];
}
