using System.Collections.Concurrent;

namespace OpenClawSync.Runs;

/// <summary>
/// Lets a sequence be made by a thread of its own while the caller works with what came before. So many items are ahead at most,
/// whatever the length.
/// </summary>
internal static class ReadAhead
{
    private const int ChunkSize = 64;
    private const int Chunks = 8;

    public static IEnumerable<T> Read<T>(Func<CancellationToken, IEnumerable<T>> make, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var ready = new BlockingCollection<T[]>(Chunks);
        var maker = Task.Factory.StartNew(
            () => Fill(make, ready, stop.Token),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );
        try
        {
            foreach (var item in ready.GetConsumingEnumerable(cancellationToken).SelectMany(chunk => chunk))
            {
                yield return item;
            }

            // What ended the making early is told after all that was made before.
            maker.GetAwaiter().GetResult();
        }
        finally
        {
            stop.Cancel();
            ((IAsyncResult)maker).AsyncWaitHandle.WaitOne();

            // Told above, or of no interest to a caller who left early.
            _ = maker.Exception;
        }
    }

    private static void Fill<T>(
        Func<CancellationToken, IEnumerable<T>> make,
        BlockingCollection<T[]> ready,
        CancellationToken cancellationToken
    )
    {
        var chunk = new List<T>(ChunkSize);
        try
        {
            foreach (var item in make(cancellationToken))
            {
                chunk.Add(item);
                if (chunk.Count == ChunkSize)
                {
                    ready.Add([.. chunk], cancellationToken);
                    chunk.Clear();
                }
            }
        }
        finally
        {
            if (chunk.Count > 0 && !cancellationToken.IsCancellationRequested)
            {
                ready.Add([.. chunk], CancellationToken.None);
            }

            ready.CompleteAdding();
        }
    }
}
