using OpenClawSync.Fingerprint;
using OpenClawSync.Records;
using OpenClawSync.Redaction;

namespace OpenClawSync.Runs;

/// <summary>
/// A keyed hash of a raw record and the policy it would be protected under. A record whose stamp a target knows is unchanged
/// and goes no further.
/// </summary>
internal sealed class RecordStamp(InstallationKey key, string policyId, InstanceId instance)
{
    private const int Size = 16;

    public byte[] Of(OpenClawRecord record)
    {
        var content = new List<object?> { policyId, instance.Value, record.Kind.ToString() };
        content.AddRange(record.RawKey);
        content.AddRange(record.RawContent.Select(Plain));
        return key.Hash(CanonicalJson.Utf8(content))[..Size];
    }

    private static object? Plain(object? value) => value switch
    {
        DateTimeOffset time => time.ToUnixTimeMilliseconds(),
        byte[] hash => Convert.ToHexStringLower(hash),
        long number when number is > 9_007_199_254_740_991 or < -9_007_199_254_740_991 => number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => value,
    };
}
