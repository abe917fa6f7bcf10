using System.Runtime.InteropServices;

namespace OpenClawSync.Host;

/// <summary>
/// Ctrl+C and a polite kill. The first asks what runs to stop; a second, when something will not, ends the process.
/// </summary>
internal sealed class Interrupt : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _signals;

    internal Interrupt() => _signals =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal),
    ];

    internal bool Requested => _source.IsCancellationRequested;

    internal CancellationToken Token => _source.Token;

    public void Dispose()
    {
        foreach (var signal in _signals) signal.Dispose();
        _source.Dispose();
    }

    internal CancellationTokenRegistration OnRequest(Action action) => _source.Token.Register(action);

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        if (Requested) Environment.Exit(ExitCodes.Interrupted);
        _source.Cancel();
    }
}
