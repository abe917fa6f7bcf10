using System.Collections.Concurrent;

namespace OpenClawSync.Targets.Convex;

/// <summary>
/// Does work elsewhere while the caller's thread passes on what there is to tell: only that thread may speak to a session, and
/// nobody should look at a silent screen while a request waits to be sent again.
/// </summary>
internal sealed class CallbackDispatcher
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly ConcurrentQueue<string> _sentences = new();

    /// <summary>Who hears it.</summary>
    public Action<string> Listener { get; set; } = _ => { };

    /// <summary>Says something, from any thread.</summary>
    public void Tell(string sentence) => _sentences.Enqueue(sentence);

    public void Run(Action work) =>
        Run(() =>
        {
            work();
            return true;
        });

    public T Run<T>(Func<T> work)
    {
        var task = Task.Run(work);
        while (!((IAsyncResult)task).AsyncWaitHandle.WaitOne(Pause))
        {
            PassOn();
        }

        PassOn();
        return task.GetAwaiter().GetResult();
    }

    private void PassOn()
    {
        while (_sentences.TryDequeue(out var sentence))
        {
            Listener(sentence);
        }
    }
}
