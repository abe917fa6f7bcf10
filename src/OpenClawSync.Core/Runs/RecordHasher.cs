using OpenClawSync.Fingerprint;
using OpenClawSync.Records;

namespace OpenClawSync.Runs;

/// <summary>
/// A keyed hash of a raw record and the policy it would be protected under. A record whose stamp a target knows is unchanged
/// and goes no further.
/// </summary>
internal sealed class RecordHasher(InstallationKey key, string policyId, InstanceId instance)
{
    private const int Size = 16;

    public byte[] Of(OpenClawRecord record)
    {
        using var content = new TaggedValues();
        content.Add(policyId);
        content.Add(instance.Value);
        content.Add((long)record.Kind);
        content.Add(record.RawKey.Count);
        foreach (var unit in record.RawKey)
        {
            content.Add(unit);
        }

        record.WriteRawValues(content);
        return key.Hash(content.Written)[..Size];
    }
}
