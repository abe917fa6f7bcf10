using OpenClawSync.Module.Tests.Support;

namespace OpenClawSync.Module.Tests.Host;

public sealed class ExitCodeTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("'fine'", 0)]
    [InlineData("Get-Item-That-Is-Not", 1)]
    [InlineData("Get-Item-That-Is-Not; 'after'", 1)]
    [InlineData("Get-Item-That-Is-Not -ErrorAction Ignore; & dotnet --no-such-option 2>$null", 1)]
    [InlineData("throw 'stop'", 1)]
    [InlineData("try { throw 'stop' } catch { 'caught' }", 0)]
    [InlineData("if (", 1)]
    [InlineData("exit 5", 5)]
    public void Text(string command, int expected) => Assert.Equal(expected, HostProcess.Run("-NoModule", "-Command", command).ExitCode);

    [Theory]
    [InlineData("'fine'", 0)]
    [InlineData("Get-Item-That-Is-Not\n'after'", 1)]
    [InlineData("Get-Item-That-Is-Not\nexit 0", 0)]
    [InlineData("function Leave { exit 7 }\nLeave\n'never'", 7)]
    [InlineData("throw 'stop'", 1)]
    [InlineData("'never'\nif (", 1)]
    public void Script(string text, int expected)
    {
        var run = HostProcess.Run("-NoModule", "-File", _folder.File("script.ps1", text));

        Assert.Equal(expected, run.ExitCode);
        Assert.DoesNotContain("never", run.Lines);
    }

    [Theory]
    [InlineData("-Nonsense", "-Nonsense")]
    [InlineData("-Command", "-Command")]
    [InlineData("-File", "-File")]
    [InlineData("-File no-such-script.ps1", "no-such-script.ps1")]
    [InlineData("-File README.md", "README.md")]
    [InlineData("", "-Command")]
    public void A_command_line_that_cannot_be_used_is_2_and_says_why(string arguments, string named)
    {
        var run = HostProcess.Run(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains(named, run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_host_without_its_module_says_where_it_looked()
    {
        var run = HostProcess.Run(new HostSettings { Host = CopiedHost() }, "-Command", "'never'");

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains("OpenClawSync.psd1", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("OpenClawSync.Bootstrap.dll")]
    [InlineData("deps")]
    public void A_module_that_cannot_be_imported_is_an_error_and_nothing_runs(string missing)
    {
        var module = _folder.CopyOf(Paths.Module, Path.GetRelativePath(Paths.Repository, Paths.Module));
        Directory.Move(Path.Combine(module, missing), Path.Combine(_folder.Path, missing));

        var run = HostProcess.Run(new HostSettings { Host = CopiedHost() }, "-Command", "'never'");

        Assert.Equal(1, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains(missing, run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_is_asked_for_and_not_an_error()
    {
        var run = HostProcess.Run("-help");

        Assert.Contains(run.Succeeded(), line => line.StartsWith("Usage", StringComparison.Ordinal));
    }

    // As deep in the folder as the real one is in the repository, so that it looks for its module in the same folder.
    private string CopiedHost()
    {
        var folder = Path.GetDirectoryName(Paths.Host)!;
        return Path.Combine(_folder.CopyOf(folder, Path.GetRelativePath(Paths.Repository, folder)), Path.GetFileName(Paths.Host));
    }
}
