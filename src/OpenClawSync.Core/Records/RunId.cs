using System.Globalization;
using System.Security.Cryptography;

namespace OpenClawSync.Records;

/// <summary>Makes run ids: the start in UTC, so that they sort by time, and eight random hex digits.</summary>
internal static class RunId
{
    public static string New(DateTimeOffset startedAt) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{startedAt.UtcDateTime:yyyyMMdd'T'HHmmssfff'Z'}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}"
        );
}
