using System.Runtime.InteropServices;

namespace OpenClawSync.Commands;

/// <summary>
/// Handles SIGTERM while something is under way that must end in order. pwsh by itself dies of it at once, without running
/// <c>finally</c> blocks. The session belongs to the user, so the handler goes as soon as that has ended; and whoever sends the signal
/// a second time is not kept waiting.
/// </summary>
internal sealed class TerminationSignal : IDisposable
{
    /// <summary>What shells report for a program that SIGTERM ended: 128 and the signal's number.</summary>
    public const int ExitCode = 143;

    private readonly Lock _lock = new();
    private readonly Action _stop;
    private readonly PosixSignalRegistration _registration;
    private bool _hasEnded;
    private bool _isReceived;

    /// <param name="stop">Called once, on a thread of the thread pool.</param>
    public TerminationSignal(Action stop)
    {
        _stop = stop;
        _registration = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle);
    }

    /// <summary>Leaves the signal to the session again, and tells whether it has come.</summary>
    public bool End()
    {
        lock (_lock)
        {
            _hasEnded = true;
            return _isReceived;
        }
    }

    public void Dispose() => _registration.Dispose();

    // Taking the registration back does not wait for a call that has begun, so both look at what the other has done.
    private void Handle(PosixSignalContext context)
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
