using System.Diagnostics;
using OpenClawSync.Module.Tests.Support;

namespace OpenClawSync.Module.Tests.Host;

public sealed class InterruptTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(PosixSignals.Interrupt)]
    [InlineData(PosixSignals.Terminate)]
    public void A_signal_stops_what_runs_at_once_and_the_host_ends_with_130(int signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals to send.");
        var trace = _folder.File("trace", "");
        var forever = $$"""
            try { 'started'; while ($true) { [Threading.Thread]::Sleep(20) } }
            finally { [IO.File]::WriteAllText('{{trace}}', 'cleaned up') }
            'never'
            """;
        using var host = PosixSignals.WithInterruptDelivered(() => HostProcess.Start(new HostSettings(), "-NoModule", "-Command", forever));
        Assert.Equal("started", host.ReadLine());

        var clock = Stopwatch.StartNew();
        PosixSignals.Send(host.Id, signal);
        var run = host.WaitForExit();

        Assert.Equal(130, run.ExitCode);
        Assert.Empty(run.Lines);
        Assert.Equal("cleaned up", File.ReadAllText(trace));
        Assert.Empty(run.Errors);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }
}
