using OpenClawSync.Records;

namespace OpenClawSync.Targets;

/// <summary>What identifies a dead letter, without its record.</summary>
/// <param name="Kind">What its record is about.</param>
/// <param name="Id">Its id.</param>
internal sealed record DeadLetterKey(RecordKind Kind, string Id)
{
    public static DeadLetterKey Of(DeadLetter deadLetter) => new(deadLetter.Kind, deadLetter.Id);
}
