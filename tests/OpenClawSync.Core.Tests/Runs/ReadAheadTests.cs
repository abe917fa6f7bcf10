using OpenClawSync.Runs;

namespace OpenClawSync.Core.Tests.Runs;

/// <summary>Reading ahead changes when items are read, but nothing that the consumer of the sequence can observe.</summary>
public class ReadAheadTests
{
    // Much longer than what is read ahead.
    private const int Many = 5_000;

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(128)]
    [InlineData(129)]
    [InlineData(Many)]
    public void All_items_arrive_in_order(int count)
    {
        var source = new Source(count);

        Assert.Equal(Enumerable.Range(0, count), ReadAhead.Read(source.Read, CancellationToken));
        Assert.True(source.IsDisposed);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(128)]
    [InlineData(Many)]
    public void An_error_of_the_source_arrives_after_all_items_read_before_it(int count)
    {
        var source = new Source(count) { Error = new InvalidDataException("The source failed.") };
        var received = new List<int>();

        var error = Assert.Throws<InvalidDataException>(() => Receive(source, received, CancellationToken));

        Assert.Same(source.Error, error);
        Assert.Equal(Enumerable.Range(0, count), received);
        Assert.True(source.IsDisposed);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(64)]
    [InlineData(100)]
    [InlineData(1_000)]
    public void A_consumer_that_leaves_early_continues_only_after_the_source_has_ended(int taken)
    {
        var source = new Source(Many);

        var received = ReadAhead.Read(source.Read, CancellationToken).Take(taken).ToList();

        // Without waiting: disposing the sequence is what ends the source.
        Assert.True(source.IsDisposed);
        Assert.Equal(Enumerable.Range(0, taken), received);
    }

    [Fact]
    public void A_consumer_that_leaves_early_cancels_a_source_that_is_blocked()
    {
        var source = new Source(Many) { BlocksAt = 200 };

        Assert.Equal(Enumerable.Range(0, 100), ReadAhead.Read(source.Read, CancellationToken).Take(100));

        Assert.True(source.IsDisposed);
    }

    [Fact]
    public void An_error_of_the_source_is_not_thrown_at_a_consumer_that_left_before_it()
    {
        var source = new Source(200) { Error = new InvalidDataException("The source failed.") };

        Assert.Equal(Enumerable.Range(0, 100), ReadAhead.Read(source.Read, CancellationToken).Take(100));
        Assert.True(source.IsDisposed);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(200)]
    public void Cancellation_ends_the_consumer_and_the_source(int blocksAt)
    {
        using var stop = new CancellationTokenSource();
        var source = new Source(Many) { BlocksAt = blocksAt, OnBlocked = stop.Cancel };
        var received = new List<int>();

        Assert.ThrowsAny<OperationCanceledException>(() => Receive(source, received, stop.Token));

        Assert.Equal(Enumerable.Range(0, received.Count), received);
        Assert.InRange(received.Count, 0, blocksAt);
        Assert.True(source.IsDisposed);
    }

    [Fact]
    public void Only_a_bounded_number_of_items_is_read_ahead()
    {
        var source = new Source(1_000_000);

        foreach (var item in ReadAhead.Read(source.Read, CancellationToken))
        {
            if (item == 100)
            {
                break;
            }
        }

        // Two of these chunks are with the consumer and the producer, and eight more wait between them.
        Assert.InRange(source.ItemsRead, 101, 64 + (11 * 64));
    }

    private static void Receive(Source source, List<int> received, CancellationToken cancellationToken)
    {
        foreach (var item in ReadAhead.Read(source.Read, cancellationToken))
        {
            received.Add(item);
        }
    }

    /// <summary>The numbers from 0 on, which may end with an error or block until they are canceled.</summary>
    private sealed class Source(int count)
    {
        public Exception? Error { get; init; }

        /// <summary>The item before which the source blocks until its token is canceled; none by default.</summary>
        public int BlocksAt { get; init; } = -1;

        /// <summary>Called when the source blocks.</summary>
        public Action OnBlocked { get; init; } = () => { };

        public int ItemsRead { get; private set; }

        public bool IsDisposed { get; private set; }

        public IEnumerable<int> Read(CancellationToken cancellationToken)
        {
            try
            {
                for (var item = 0; item < count; item++)
                {
                    if (item == BlocksAt)
                    {
                        OnBlocked();
                        cancellationToken.WaitHandle.WaitOne();
                        cancellationToken.ThrowIfCancellationRequested();
                    }

                    ItemsRead++;
                    yield return item;
                }

                if (Error is not null)
                {
                    throw Error;
                }
            }
            finally
            {
                IsDisposed = true;
            }
        }
    }
}
