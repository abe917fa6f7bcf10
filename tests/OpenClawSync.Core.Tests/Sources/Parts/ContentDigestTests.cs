using OpenClawSync.Records;
using OpenClawSync.Sources.Parts;

namespace OpenClawSync.Core.Tests.Sources.Parts;

public sealed class ContentDigestTests
{
    [Fact]
    public void Pieces_are_told_apart_wherever_the_bytes_between_them_lie()
    {
        byte[][] digests =
        [
            ContentDigest.Of("ab"u8.ToArray(), "c"u8.ToArray()),
            ContentDigest.Of("a"u8.ToArray(), "bc"u8.ToArray()),
            ContentDigest.Of("abc"u8.ToArray()),
            ContentDigest.Of("abc"u8.ToArray(), []),
            ContentDigest.Of([], "abc"u8.ToArray()),
        ];

        Assert.Equal(digests.Length, digests.Select(Convert.ToHexString).Distinct().Count());
    }

    [Fact]
    public void Kind_and_name_of_a_part_are_pieces_too() => Assert.Equal(3, new[]
    {
        ContentDigest.Of(RecordKind.Task, "a", [1]),
        ContentDigest.Of(RecordKind.Cron, "a", [1]),
        ContentDigest.Of(RecordKind.Task, "b", [1]),
    }.Select(Convert.ToHexString).Distinct().Count());
}
