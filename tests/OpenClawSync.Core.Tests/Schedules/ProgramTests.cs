using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;
using OpenClawSync.Schedules;

namespace OpenClawSync.Core.Tests.Schedules;

public sealed class ProgramTests : IDisposable
{
    private static readonly string Pwsh = OperatingSystem.IsWindows() ? "pwsh.exe" : "pwsh";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_running_pwsh_is_preferred_to_the_one_on_PATH()
    {
        var (home, first, second) = (Program("home"), Program("first"), Program("second"));
        var path = string.Join(Path.PathSeparator, _folder["none"], _folder["first"], _folder["second"]);

        Assert.Equal(home, PwshProgram.Find(_folder["home"], _ => path));
        Assert.Equal(first, PwshProgram.Find(_folder["none"], _ => path));
        Assert.Equal(first, PwshProgram.Find(null, _ => path));
        File.Delete(first);
        Assert.Equal(second, PwshProgram.Find("", _ => path));
    }

    [Fact]
    public void Without_an_executable_pwsh_there_is_an_error()
    {
        if (!OperatingSystem.IsWindows())
        {
            _folder.Write($"plain/{Pwsh}", "");
        }

        Assert.Equal(
            ErrorIds.PwshNotFound,
            Assert.Throws<OpenClawSyncException>(() => PwshProgram.Find(_folder["plain"], _ => _folder["plain"])).ErrorId
        );
        Assert.Equal(ErrorIds.PwshNotFound, Assert.Throws<OpenClawSyncException>(() => PwshProgram.Find(null, _ => null)).ErrorId);
    }

    [Fact]
    public void Relative_folders_on_PATH_are_ignored() => Assert.Null(ProgramPath.Find("sh", _ => $".{Path.PathSeparator}bin"));

    [Theory]
    [InlineData("Modules/OpenClawSync/0.1.0", "Modules/OpenClawSync")]
    [InlineData("out/OpenClawSync", "out/OpenClawSync")]
    [InlineData("out/0.1.0", "out/0.1.0")]
    public void A_module_is_imported_by_its_folder_without_the_version(string folder, string expected)
    {
        var manifest = _folder.Write($"{folder}/OpenClawSync.psd1", "@{}");

        Assert.Equal(_folder[expected], ModulePath.Find(_folder[folder], manifest));
    }

    [Fact]
    public void Without_a_manifest_the_loaded_file_is_imported() =>
        Assert.Equal(_folder["bin/OpenClawSync.dll"], ModulePath.Find(_folder["bin"], _folder["bin/OpenClawSync.dll"]));

    private string Program(string folder)
    {
        var file = _folder.Write($"{folder}/{Pwsh}", "");
        Permissions.Set(file, "700");
        return file;
    }
}
