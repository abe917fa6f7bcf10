using System.Runtime.InteropServices;

namespace OpenClawSync.Commands;

/// <summary>
/// Handles SIGTERM while something is under way that must end in order. pwsh by itself dies of it at once, without running
/// <c>finally</c> blocks. The session belongs to the user, so the handler goes as soon as that has ended; and whoever sends the signal
/// a second time is not kept waiting.
/// </summary>
internal sealed class TerminationSignal : IDisposable
{
    // What shells report for a program that SIGTERM ended: 128 and the signal's number.
    private const int ExitCode = 143;

    private readonly Lock _lock = new();
    private readonly Action _stop;
    private readonly PosixSignalRegistration _registration;
    private bool _hasEnded;
    private bool _isReceived;

    private TerminationSignal(Action stop)
    {
        _stop = stop;
        _registration = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Receive);
    }

    /// <summary>Does work that ends in order when the signal comes.</summary>
    /// <param name="stop">Ends the work; called at most once, on a thread of the thread pool.</param>
    /// <param name="exit">Tells the host to exit with a code, after what is under way.</param>
    /// <param name="work">The work.</param>
    public static T Handle<T>(Action stop, Action<int> exit, Func<T> work)
    {
        using var signal = new TerminationSignal(stop);
        try
        {
            return work();
        }
        finally
        {
            if (signal.End())
            {
                exit(ExitCode);
            }
        }
    }

    public void Dispose() => _registration.Dispose();

    // Leaves the signal to the session again, and tells whether it has come.
    private bool End()
    {
        lock (_lock)
        {
            _hasEnded = true;
            return _isReceived;
        }
    }

    // Taking the registration back does not wait for a call that has begun, so both look at what the other has done.
    private void Receive(PosixSignalContext context)
    {
        lock (_lock)
        {
            if (_hasEnded || _isReceived)
            {
                return;
            }

            _isReceived = true;
            context.Cancel = true;
            _stop();
        }
    }
}
