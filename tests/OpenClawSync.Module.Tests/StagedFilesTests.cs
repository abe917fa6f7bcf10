using OpenClawSync.Module.Tests.Support;

namespace OpenClawSync.Module.Tests;

public class StagedFilesTests
{
    private static readonly string[] Root =
    [
        "CHANGELOG.md",
        "LICENSE",
        "THIRD-PARTY-NOTICES.md",
        "README.md",
        "OpenClawSync.Bootstrap.dll",
        "OpenClawSync.dll",
        "OpenClawSync.psd1",
        "icon.png",
        "OpenClawSync.Format.ps1xml",
        "OpenClawSync.Types.ps1xml",
        "schemas/policy.schema.json",
        "schemas/report.schema.json",
        "scripts/openclaw-sync/import-module.ps1",
        "scripts/openclaw-sync/pull-openclaw.ps1",
        "scripts/openclaw-sync/push-convex.ps1",
        "scripts/openclaw-sync/run-sync.ps1",
        "scripts/openclaw-sync/run-sync.sh",
    ];

    private static readonly string[] Libraries =
    [
        "Markdig",
        "Microsoft.Data.Sqlite",
        "Newtonsoft.Json",
        "OpenClawSync.Core",
        "OpenClawSync.Words",
        "SQLitePCLRaw.batteries_v2",
        "SQLitePCLRaw.core",
        "SQLitePCLRaw.provider.e_sqlite3",
        "YamlDotNet",
        "Polly.Core",
        "Tomlyn",
        "UtfUnknown",
    ];

    // Data, and those that few need, or that only a request needs, have none.
    private static readonly string[] LibrariesWithImage =
    [
        .. Libraries.Except(["OpenClawSync.Words", "Polly.Core", "Tomlyn", "UtfUnknown", "YamlDotNet"]),
    ];

    private static readonly string[] Natives =
    [
        "linux-x64/native/libe_sqlite3.so",
        "linux-arm64/native/libe_sqlite3.so",
        "linux-musl-x64/native/libe_sqlite3.so",
        "osx-x64/native/libe_sqlite3.dylib",
        "osx-arm64/native/libe_sqlite3.dylib",
        "win-x64/native/e_sqlite3.dll",
        "win-arm64/native/e_sqlite3.dll",
    ];

    [Fact]
    public void The_module_has_exactly_the_expected_files()
    {
        string[] expected =
        [
            .. Root,
            .. Libraries.Select(name => $"deps/{name}.dll"),
            .. Image.Platforms.SelectMany(platform => LibrariesWithImage.Select(name => $"deps/{platform}/{name}.dll")),
            .. Natives.Select(path => $"deps/runtimes/{path}"),
            "en-US/OpenClawSync.dll-Help.xml",
            .. Topics.Select(topic => $"en-US/{topic}.help.txt"),
        ];

        Assert.Equal(expected.Order(StringComparer.Ordinal), Files.Below(Paths.Module).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Generated_files_contain_no_path_of_the_build_machine()
    {
        var made = Directory.EnumerateFiles(Path.Combine(Paths.Module, "en-US")).ToList();

        Assert.NotEmpty(made);
        Assert.All(made, file => Assert.DoesNotContain(Paths.Repository, File.ReadAllText(file), StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("OpenClawSync.psd1")]
    [InlineData("README.md")]
    [InlineData("schemas/policy.schema.json")]
    public void Source_files_are_staged_unchanged_and_contain_no_path_of_the_build_machine(string file)
    {
        var text = File.ReadAllText(Path.Combine(Paths.Module, file));

        Assert.Equal(File.ReadAllText(Path.Combine(Paths.Repository, "module", file)), text);
        Assert.DoesNotContain(Paths.Repository, text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch(@"(?i)[a-z]:\\|(?<![\w<.:/])/(home|users|root|tmp|var|opt|usr|work|src)/", text);
    }

    private static IEnumerable<string> Topics =>
        Directory
            .EnumerateFiles(Path.Combine(Paths.Repository, "docs", "en-US"), "about_*.md")
            .Select(file => Path.GetFileNameWithoutExtension(file));
}
