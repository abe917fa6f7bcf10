using System.Runtime.InteropServices;

namespace OpenClawSync.Commands;

/// <summary>
/// Handles SIGTERM during work that must shut down cleanly. By default SIGTERM ends pwsh immediately, without running <c>finally</c>
/// blocks. The handler is removed when the work ends, since the session belongs to the user, and a second signal ends the process
/// immediately.
/// </summary>
internal sealed class TerminationSignal : IDisposable
{
    // The exit code that shells report for a program ended by SIGTERM: 128 plus the signal number.
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

    /// <summary>Does work that shuts down cleanly on the signal.</summary>
    /// <param name="stop">Cancels the work; called at most once, on a thread of the thread pool.</param>
    /// <param name="exit">Makes the host exit with a code after the pipeline.</param>
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

    // Ends the handling, and returns whether the signal was received.
    private bool End()
    {
        lock (_lock)
        {
            _hasEnded = true;
            return _isReceived;
        }
    }

    // Disposing of the registration does not wait for a call in progress, so both check what the other has done.
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
