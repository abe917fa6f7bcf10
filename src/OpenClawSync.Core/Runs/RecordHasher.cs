using OpenClawSync.Fingerprint;
using OpenClawSync.Records;

namespace OpenClawSync.Runs;

/// <summary>
/// Takes the hash by which an unchanged record is recognized without protecting it: keyed, over the raw record and the policy that it
/// would be protected under.
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
