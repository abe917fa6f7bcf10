using OpenClawSync.Module.Tests.Support;

namespace OpenClawSync.Module.Tests;

/// <summary>A dump of a sync would contain raw records.</summary>
public sealed class DumpTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public DumpTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "run-sync.sh needs bash.");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_script_for_schedulers_allows_no_dumps()
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, "bin"));
        var program = _folder.File("bin/pwsh", "#!/bin/sh\nulimit -c\necho \"${DOTNET_DbgEnableMiniDump-unset}\"\n");
        OrdinaryUser.Run("chmod", "700", program);
        var settings = new PwshSettings
        {
            WorkingFolder = _folder.Path,
            Variables = new(StringComparer.Ordinal) { ["DOTNET_DbgEnableMiniDump"] = "1" },
        };

        var run = RunSync.Finish(
            RunSync.Start(
                settings,
                $"{Path.GetDirectoryName(program)}:{Environment.GetEnvironmentVariable("PATH")}",
                Path.Combine(RunSync.Scripts, "run-sync.sh")
            )
        );

        Assert.Equal(["0", "unset"], run.Succeeded());
    }
}
