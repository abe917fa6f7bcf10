using System.Threading.Channels;

namespace OpenClawSync.Runs;

/// <summary>
/// Reads a sequence ahead of its consumer: while the consumer works on one item, another thread reads the next ones. The number of items
/// read ahead is bounded, so memory use does not depend on the length of the sequence.
/// </summary>
/// <remarks>
/// The consumer itself reads the first items. Most homes have no more, and for so few a thread costs more than it saves.
/// </remarks>
internal static class ReadAhead
{
    private const int ChunkSize = 64;
    private const int MaxChunks = 8;

    /// <param name="source">Creates the sequence; its token is canceled when the consumer stops reading.</param>
    /// <param name="cancellationToken">Cancels reading.</param>
    /// <returns>The items in order. An error of the source is thrown after all items that were read before it.</returns>
    public static IEnumerable<T> Read<T>(Func<CancellationToken, IEnumerable<T>> source, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var items = source(stop.Token).GetEnumerator();
        for (var count = 0; count < ChunkSize; count++)
        {
            if (!items.MoveNext())
            {
                yield break;
            }

            yield return items.Current;
        }

        foreach (var item in ReadOn(items, stop, cancellationToken))
        {
            yield return item;
        }
    }

    private static IEnumerable<T> ReadOn<T>(IEnumerator<T> items, CancellationTokenSource stop, CancellationToken cancellationToken)
    {
        var chunks = Channel.CreateBounded<T[]>(new BoundedChannelOptions(MaxChunks) { SingleReader = true, SingleWriter = true });
        var producer = Task.Factory.StartNew(
            () => Produce(items, chunks.Writer, stop.Token),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );
        try
        {
            while (Wait(chunks.Reader.WaitToReadAsync(cancellationToken)))
            {
                while (chunks.Reader.TryRead(out var chunk))
                {
                    foreach (var item in chunk)
                    {
                        yield return item;
                    }
                }
            }
        }
        finally
        {
            // The source must no longer be in use when the caller continues. Its error, if any, was thrown above unless the caller left
            // early.
            stop.Cancel();
            producer.Wait(CancellationToken.None);
        }
    }

    // The items read before an error are delivered before it.
    private static void Produce<T>(IEnumerator<T> items, ChannelWriter<T[]> chunks, CancellationToken cancellationToken)
    {
        var chunk = new List<T>(ChunkSize);
        Exception? error = null;
        try
        {
            while (items.MoveNext())
            {
                chunk.Add(items.Current);
                if (chunk.Count == ChunkSize)
                {
                    Wait(chunks, [.. chunk], cancellationToken);
                    chunk.Clear();
                }
            }
        }
        catch (Exception failure)
        {
            error = failure;
        }

        try
        {
            if (chunk.Count > 0)
            {
                Wait(chunks, [.. chunk], cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The consumer has left.
        }

        chunks.Complete(error);
    }

    private static bool Wait(ValueTask<bool> task) => task.IsCompletedSuccessfully ? task.Result : task.AsTask().GetAwaiter().GetResult();

    private static void Wait<T>(ChannelWriter<T[]> chunks, T[] chunk, CancellationToken cancellationToken)
    {
        if (!chunks.TryWrite(chunk))
        {
            chunks.WriteAsync(chunk, cancellationToken).AsTask().GetAwaiter().GetResult();
        }
    }
}
