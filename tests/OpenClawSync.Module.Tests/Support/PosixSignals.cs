using System.Runtime.InteropServices;

namespace OpenClawSync.Module.Tests.Support;

/// <summary>Sends signals as a terminal or a service manager does.</summary>
internal static partial class PosixSignals
{
    public const int Interrupt = 2;
    public const int Terminate = 15;
    public const int Continue = 18;
    public const int Stop = 19;

    private const nint Default = 0;
    private const nint Ignore = 1;

    // What a signal does belongs to the whole process, and test classes run side by side.
    private static readonly Lock Disposition = new();

    public static void Send(int process, int signal) => Assert.Equal(0, Kill(process, signal));

    /// <summary>Sends it repeatedly, since a signal that arrives before the last one was handled is lost.</summary>
    public static void SendUntil(Func<bool> condition, int process, int signal)
    {
        Assert.True(
            SpinWait.SpinUntil(
                () =>
                {
                    if (condition())
                    {
                        return true;
                    }

                    _ = Kill(process, signal);
                    Thread.Sleep(50);
                    return false;
                },
                Pwsh.Timeout
            ),
            "The signal had no effect."
        );
    }

    /// <summary>
    /// Shells start background jobs with SIGINT ignored, and children inherit that; a run of the tests in one would
    /// otherwise start processes that rightly ignore it too.
    /// </summary>
    public static T WithInterruptDelivered<T>(Func<T> start)
    {
        lock (Disposition)
        {
            if (!InterruptIsIgnored())
            {
                return start();
            }

            Signal(Interrupt, Default);
            try
            {
                return start();
            }
            finally
            {
                Signal(Interrupt, Ignore);
            }
        }
    }

    private static bool InterruptIsIgnored()
    {
        if (!OperatingSystem.IsLinux())
        {
            return false;
        }

        var mask = File.ReadLines("/proc/self/status").Single(line => line.StartsWith("SigIgn:", StringComparison.Ordinal));
        return (Convert.ToUInt64(mask["SigIgn:".Length..].Trim(), 16) & (1UL << (Interrupt - 1))) != 0;
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);

    [LibraryImport("libc", EntryPoint = "signal")]
    private static partial nint Signal(int signal, nint handler);
}
