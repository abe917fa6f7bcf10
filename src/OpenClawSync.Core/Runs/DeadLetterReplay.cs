using OpenClawSync.Fingerprint;
using OpenClawSync.Protection.Policy;
using OpenClawSync.Records;
using OpenClawSync.Targets;

namespace OpenClawSync.Runs;

/// <summary>Makes dead letters ready to be pushed again: protected under the present policy, and as the target's memory has them now.</summary>
internal sealed class DeadLetterReplay(Protector protector)
{
    public static DeadLetterReplay Create(ProtectionPolicy policy, InstallationKey key, InstanceId instance) =>
        new(new Protector(policy, PolicyDetector.Create(policy, key), key, instance));

    /// <param name="deadLetter">The letter as it was when somebody looked.</param>
    /// <param name="find">Gives the letter as it is now; null when it was settled or removed.</param>
    /// <returns>What to push, or why nothing is to be pushed.</returns>
    public (PushItem? Item, string? Why) Prepare(DeadLetter deadLetter, Func<string, DeadLetter?> find)
    {
        if (find(deadLetter.Id) is not { } now)
        {
            return (null, "The letter was settled or removed meanwhile.");
        }

        if (now.Row is not { } row)
        {
            return (
                null,
                "Nothing of the record is kept. Mend it at its source, remove the letter, and run Invoke-OpenClawSync, which reads it again."
            );
        }

        // What is protected otherwise than by the last run is looked at again by the next.
        var record = protector.ProtectAgain(now.Kind, row);
        return (new PushItem(record, now.PolicyId == protector.PolicyId ? now.RecordHash : null) { DeadLetter = now.Id }, null);
    }
}
