using CsCheck;
using OpenClawSync.Targets.Convex;

namespace OpenClawSync.Core.Tests.Targets.Convex;

public class RequestPlanTests
{
    [Fact]
    public void Every_item_is_sent_once_in_order_and_only_a_large_item_exceeds_a_limit() =>
        Gen.Select(Gen.Int[1, 60].List[0, 80], Gen.Int[1, 10], Gen.Int[1, 100])
            .Sample(
                (sizes, records, bytes) =>
                {
                    var items = sizes.Select((size, index) => (Size: size, Index: index)).ToList();

                    var requests = RequestPlan.Split(items, item => item.Size, new RequestLimits(records, bytes)).ToList();

                    Assert.Equal(items, requests.SelectMany(request => request));
                    Assert.All(
                        requests,
                        request =>
                        {
                            Assert.InRange(request.Count, 1, records);
                            Assert.True(request.Count == 1 || request.Sum(item => item.Size) <= bytes);
                        }
                    );
                }
            );

    [Fact]
    public void Requests_are_as_full_as_possible() =>
        Assert.Equal(
            [3, 3, 1],
            RequestPlan.Split([1, 1, 1, 1, 1, 1, 1], size => size, new RequestLimits(3, 100)).Select(request => request.Count)
        );
}
