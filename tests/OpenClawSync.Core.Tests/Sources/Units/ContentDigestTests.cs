using OpenClawSync.Records;
using OpenClawSync.Sources.Units;

namespace OpenClawSync.Core.Tests.Sources.Units;

public sealed class ContentDigestTests
{
    [Fact]
    public void Pieces_are_told_apart_wherever_the_bytes_between_them_lie()
    {
        byte[][] digests =
        [
            ContentDigest.Compute("ab"u8.ToArray(), "c"u8.ToArray()),
            ContentDigest.Compute("a"u8.ToArray(), "bc"u8.ToArray()),
            ContentDigest.Compute("abc"u8.ToArray()),
            ContentDigest.Compute("abc"u8.ToArray(), []),
            ContentDigest.Compute([], "abc"u8.ToArray()),
        ];

        Assert.Equal(digests.Length, digests.Select(Convert.ToHexString).Distinct().Count());
    }

    [Fact]
    public void Kind_and_name_of_a_part_are_pieces_too() =>
        Assert.Equal(
            3,
            new[]
            {
                ContentDigest.Compute(RecordKind.Task, "a", [1]),
                ContentDigest.Compute(RecordKind.Cron, "a", [1]),
                ContentDigest.Compute(RecordKind.Task, "b", [1]),
            }
                .Select(Convert.ToHexString)
                .Distinct()
                .Count()
        );
}
