using OpenClawSync.Records;
using OpenClawSync.Sources.Units;

namespace OpenClawSync.Core.Tests.Sources.Units;

public sealed class ContentDigestTests
{
    [Fact]
    public void Different_divisions_into_pieces_have_different_digests()
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
    public void The_kind_and_name_of_a_unit_are_part_of_the_digest() =>
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
