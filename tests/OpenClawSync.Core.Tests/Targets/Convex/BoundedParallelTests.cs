using OpenClawSync.Targets.Convex;

namespace OpenClawSync.Core.Tests.Targets.Convex;

public class BoundedParallelTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void The_results_are_in_the_order_of_the_items_and_the_limit_is_never_exceeded(int maxConcurrency)
    {
        var (running, most) = (0, 0);

        var results = BoundedParallel.Map(
            [.. Enumerable.Range(0, 200)],
            maxConcurrency,
            (item, _) =>
            {
                InterlockedMax(ref most, Interlocked.Increment(ref running));
                Thread.Yield();
                Interlocked.Decrement(ref running);
                return item * 2;
            },
            CancellationToken.None
        );

        Assert.Equal(Enumerable.Range(0, 200).Select(item => item * 2), results);
        Assert.InRange(most, 1, maxConcurrency);
    }

    [Fact]
    public void The_first_failure_cancels_the_other_calls_and_is_thrown()
    {
        var failure = new InvalidOperationException("no");
        using var waiting = new ManualResetEventSlim();

        var thrown = Assert.Throws<InvalidOperationException>(() =>
            BoundedParallel.Map<int, int>(
                [0, 1],
                2,
                (item, token) =>
                {
                    if (item == 0)
                    {
                        waiting.Wait(CancellationToken.None);
                        throw failure;
                    }

                    waiting.Set();
                    token.WaitHandle.WaitOne();
                    token.ThrowIfCancellationRequested();
                    return item;
                },
                CancellationToken.None
            )
        );

        Assert.Same(failure, thrown);
    }

    [Fact]
    public void After_a_failure_no_further_item_is_started()
    {
        var started = 0;

        Assert.Throws<InvalidOperationException>(() =>
            BoundedParallel.Map<int, int>(
                [.. Enumerable.Range(0, 100)],
                1,
                (_, _) => ++started == 3 ? throw new InvalidOperationException("no") : 0,
                CancellationToken.None
            )
        );

        Assert.Equal(3, started);
    }

    [Fact]
    public void Cancelling_cancels_all_calls()
    {
        using var stop = new CancellationTokenSource();

        Assert.ThrowsAny<OperationCanceledException>(() =>
            BoundedParallel.Map<int, int>(
                [0, 1, 2, 3],
                2,
                (_, token) =>
                {
                    stop.Cancel();
                    token.WaitHandle.WaitOne();
                    token.ThrowIfCancellationRequested();
                    return 0;
                },
                stop.Token
            )
        );
    }

    private static void InterlockedMax(ref int target, int value)
    {
        for (var seen = target; value > seen; )
        {
            seen = Interlocked.CompareExchange(ref target, value, seen);
        }
    }
}
