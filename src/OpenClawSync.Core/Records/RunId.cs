using System.Globalization;
using System.Security.Cryptography;

namespace OpenClawSync.Records;

/// <summary>Creates run ids: the start time in UTC, by which they sort, and eight random hexadecimal digits.</summary>
internal static class RunId
{
    public static string New(DateTimeOffset startedAt) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{startedAt.UtcDateTime:yyyyMMdd'T'HHmmssfff'Z'}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}"
        );
}
