using System.Runtime.InteropServices;

namespace OpenClawSync.Storage;

/// <summary>
/// The limit of the system on the size of files (<c>ulimit -f</c>). A write beyond it fails, and sends a signal that by default ends the
/// process.
/// </summary>
internal static class FileSizeLimit
{
    /// <summary>The limit as a reason in an error message.</summary>
    public const string Reason = "the system limits the size of files (ulimit -f)";

    // SIGXFSZ has this number on Linux, macOS and the BSDs.
    private const PosixSignal Exceeded = (PosixSignal)25;

    private const int TooLargeOnUnix = 27;

    // Never removed: a signal that arrives after its handler was removed would still end the process.
    private static readonly PosixSignalRegistration? Registration = OperatingSystem.IsWindows()
        ? null
        : PosixSignalRegistration.Create(Exceeded, context => context.Cancel = true);

    /// <summary>From now on, writes beyond the limit only fail.</summary>
    public static void SurviveSignal() => GC.KeepAlive(Registration);

    /// <summary>Writes to a file.</summary>
    /// <exception cref="IOException">The file would exceed the limit, or the write fails otherwise.</exception>
    public static void Write(Action write)
    {
        try
        {
            write();
        }
        catch (ArgumentOutOfRangeException failure)
        {
            // This is how .NET reports that a file would be too large.
            throw new IOException("The file would be too large.", failure) { HResult = TooLargeOnUnix };
        }
    }

    /// <summary>Whether a write failed because of the limit.</summary>
    public static bool IsCauseOf(Exception failure) => failure is IOException { HResult: TooLargeOnUnix };
}
