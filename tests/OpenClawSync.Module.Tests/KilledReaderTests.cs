using System.Diagnostics;
using OpenClawSync.Module.Tests.Support;

namespace OpenClawSync.Module.Tests;

/// <summary>A killed reader's copy of OpenClaw's database is deleted when the next reader starts.</summary>
public class KilledReaderTests
{
    [Fact]
    public void The_next_reader_deletes_what_a_killed_one_left_behind()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGKILL.");
        using var folder = new TempFolder();
        var settings = new PwshSettings { StateFolder = Path.Combine(folder.Path, "state"), WorkingFolder = folder.Path };
        var random = new Random(3);
        for (var round = 0; round < 4; round++)
        {
            using var reader = PwshProcess.Start(
                settings,
                $"'begun'; while ($true) {{ $null = Get-OpenClawRecord '{Paths.Home}' -Kind Task }}"
            );
            Assert.Equal("begun", reader.ReadLine());
            Thread.Sleep(random.Next(300, 1200));
            Process.GetProcessById(reader.Id).Kill();
            reader.WaitForExit();
        }

        var run = PwshProcess.Run(settings, $"Get-OpenClawRecord '{Paths.Home}' -Kind Task | ForEach-Object Id");

        Assert.Equal(6, run.Succeeded().Length);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(folder.Path, "state", "snapshots")));
    }
}
