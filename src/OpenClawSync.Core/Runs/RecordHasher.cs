using OpenClawSync.Fingerprint;
using OpenClawSync.Records;

namespace OpenClawSync.Runs;

/// <summary>
/// Computes the hash by which an unchanged record is recognized without protecting it: a keyed hash of the raw record and of the policy
/// under which it would be protected.
/// </summary>
internal sealed class RecordHasher(InstallationKey key, string policyId, InstanceId instance)
{
    private const int Size = 16;

    public byte[] Hash(OpenClawRecord record)
    {
        using var content = new TaggedValues();
        content.Add(policyId);
        content.Add(instance.Value);
        content.Add((long)record.Kind);
        content.Add(record.RawKey.Count);
        foreach (var part in record.RawKey)
        {
            content.Add(part);
        }

        record.WriteRawValues(content);
        return key.Hash(content.Written)[..Size];
    }
}
