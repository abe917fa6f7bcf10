using OpenClawSync.Module.Tests.Support;

namespace OpenClawSync.Module.Tests.Host;

/// <summary>Runs that start at once on one state folder.</summary>
public sealed class ConcurrencyTests : IDisposable
{
    private const int Runs = 10;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Of_ten_at_once_each_does_all_of_its_work_or_says_that_another_is_at_it()
    {
        var settings = new HostSettings { StateFolder = Path.Combine(_folder.Path, "state") };
        var runs = await Task.WhenAll(Enumerable.Range(0, Runs).Select(_ => Task.Run(() => HostProcess.Run(
            settings, "-Command", $"try {{ Invoke-OpenClawSync '{Paths.Home}' | ForEach-Object {{ \"$($_.Status) $($_.Created + $_.Skipped)\" }} }} catch {{ $_.FullyQualifiedErrorId; throw }}"))));

        Assert.Contains(runs, run => run.ExitCode == 0);
        Assert.All(runs, run => Assert.True(
            run.ExitCode == 0 ? run.Lines is ["succeeded 28"] : run.Output.StartsWith("RunInProgress", StringComparison.Ordinal),
            $"{run.ExitCode}\n{run.Output}\n{run.Errors}"));
        Assert.Equal(["succeeded 28"], HostProcess.Run(settings, "-Command", $"Invoke-OpenClawSync '{Paths.Home}' | ForEach-Object {{ \"$($_.Status) $($_.Skipped)\" }}").Succeeded());
    }
}
