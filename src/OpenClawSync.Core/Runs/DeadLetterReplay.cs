using OpenClawSync.Fingerprint;
using OpenClawSync.Protection.Policy;
using OpenClawSync.Records;
using OpenClawSync.Targets;

namespace OpenClawSync.Runs;

/// <summary>
/// Prepares dead letters to be pushed again, protected under the current policy and in the state the target has them now.
/// </summary>
internal sealed class DeadLetterReplay(Protector protector)
{
    public static DeadLetterReplay Create(ProtectionPolicy policy, InstallationKey key, InstanceId instance) =>
        new(new Protector(policy, PolicyDetector.Create(policy, key), key, instance));

    /// <param name="deadLetter">The dead letter as it was read earlier.</param>
    /// <param name="find">Finds the current state of a dead letter by its id; null when it was resolved or removed.</param>
    /// <returns>What to push, or the reason why there is nothing to push.</returns>
    public (PushItem? Item, string? Reason) Prepare(DeadLetter deadLetter, Func<string, DeadLetter?> find)
    {
        if (find(deadLetter.Id) is not { } current)
        {
            return (null, "The dead letter was resolved or removed in the meantime.");
        }

        if (current.Row is not { } row)
        {
            return (
                null,
                "The record itself was not kept. Fix it at its source, remove the dead letter, and run Invoke-OpenClawSync, "
                    + "which reads the record again."
            );
        }

        // Under another policy than that of the dead letter the record hash says nothing, so the next run has to compare the record again.
        var record = protector.ProtectAgain(current.Kind, row);
        var recordHash = current.PolicyId == protector.PolicyId ? current.RecordHash : null;
        return (
            new PushItem(record, recordHash)
            {
                DeadLetter = current.Id,
                RemovedAt = row.Number("removedAt") is { } removedAt ? DateTimeOffset.FromUnixTimeMilliseconds(removedAt) : null,
            },
            null
        );
    }
}
