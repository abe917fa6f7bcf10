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

    private readonly Action _stop;
    private readonly PosixSignalRegistration _registration;
    private int _received;

    /// <param name="stop">Called once, on a thread of the thread pool.</param>
    public TerminationSignal(Action stop)
    {
        _stop = stop;
        _registration = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle);
    }

    public bool IsReceived => Volatile.Read(ref _received) != 0;

    public void Dispose() => _registration.Dispose();

    private void Handle(PosixSignalContext context)
    {
        if (Interlocked.Exchange(ref _received, 1) != 0)
        {
            return;
        }

        context.Cancel = true;
        _stop();
    }
}
