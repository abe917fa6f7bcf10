using System.Threading.Channels;

namespace OpenClawSync.Targets.Convex;

/// <summary>
/// Runs blocking work on the thread pool while the calling thread delivers the messages that the work posts. Only the calling thread may
/// write to a PowerShell session, and a user should see why a request waits before it is retried.
/// </summary>
internal sealed class CallbackDispatcher
{
    private readonly Channel<string> _messages = Channel.CreateUnbounded<string>();
    private Task<bool>? _arrival;

    /// <summary>Receives the messages, on the thread that calls <see cref="Run{T}(Func{T})" />.</summary>
    public Action<string> Listener { get; set; } = _ => { };

    /// <summary>Posts a message from any thread. One that is posted while nothing runs is delivered with the next work.</summary>
    public void Post(string message) => _messages.Writer.TryWrite(message);

    public void Run(Action work) =>
        Run(() =>
        {
            work();
            return true;
        });

    public T Run<T>(Func<T> work)
    {
        var running = Task.Run(work);
        while (!running.IsCompleted)
        {
            // The wait for a message outlives the work when none arrives; the next work continues it instead of adding another.
            _arrival ??= _messages.Reader.WaitToReadAsync().AsTask();
            Task.WaitAny(running, _arrival);
            Deliver();
        }

        Deliver();
        return running.GetAwaiter().GetResult();
    }

    private void Deliver()
    {
        if (_arrival is { IsCompleted: true })
        {
            _arrival = null;
        }

        while (_messages.Reader.TryRead(out var message))
        {
            Listener(message);
        }
    }
}
