using OpenClawSync.Module.Tests.Support;

namespace OpenClawSync.Module.Tests;

/// <summary>What commands leave on the machine: the state folder, and the cache of PowerShell itself.</summary>
public sealed class FootprintTests : IDisposable
{
    private const string Engine = "XDG_CACHE_HOME/powershell";

    // Every place where a program may think it may write, each a folder of its own.
    private static readonly string[] Places =
    [
        "HOME",
        "XDG_CACHE_HOME",
        "XDG_CONFIG_HOME",
        "XDG_DATA_HOME",
        "XDG_RUNTIME_DIR",
        "XDG_STATE_HOME",
        "TMPDIR",
        "work",
    ];

    private readonly TempFolder _folder = new();

    public FootprintTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere these variables do not say where things are.");
        foreach (var place in Places)
        {
            Directory.CreateDirectory(Path.Combine(_folder.Path, place));
        }
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Import_and_help_write_no_files()
    {
        Run(
            "",
            "$null = Get-Help Invoke-OpenClawSync -Full; $null = Get-Help about_OpenClawSync; $null = Get-Command -Module "
                + "OpenClawSync -Syntax"
        );

        Assert.Empty(Left());
    }

    [Fact]
    public void Reading_an_export_and_WhatIf_write_no_files()
    {
        Run(
            "",
            $$"""
            $null = Get-OpenClawRecord '{{Paths.StarterFile}}'
            $null = Invoke-OpenClawSync '{{Paths.StarterFile}}' -WhatIf
            $null = Invoke-OpenClawSync '{{Paths.Home}}' -WhatIf
            """
        );

        Assert.Empty(Left());
    }

    [Theory]
    [InlineData("", "XDG_STATE_HOME/openclaw-sync")]
    [InlineData("HOME/mine", "HOME/mine")]
    public void All_commands_write_only_to_the_state_folder_which_only_its_owner_can_read(string chosen, string expected)
    {
        Run(
            chosen,
            $$"""
            $null = Get-OpenClawRecord '{{Paths.Home}}' | Protect-OpenClawRecord | Push-OpenClawRecord
            $null = Invoke-OpenClawSync '{{Paths.Home}}'
            $null = Find-OpenClawSecret '{{Paths.Home}}'
            $null = Find-OpenClawRecord
            $null = Test-OpenClawTarget
            $null = Get-OpenClawSyncRun
            $null = Get-OpenClawSyncCursor
            $null = Get-OpenClawDeadLetter | Remove-OpenClawDeadLetter
            Reset-OpenClawSyncCursor -Confirm:$false
            Get-OpenClawRecord '{{Paths.Home}}'
            """
        );

        var left = Left();
        var inside = left.Where(path => path.StartsWith(expected + "/", StringComparison.Ordinal)).ToList();
        Assert.Equal(inside.Prepend(expected).Order(StringComparer.Ordinal), left.Order(StringComparer.Ordinal));
        Assert.Contains($"{expected}/mission-control.db", inside);
        Assert.All(
            left,
            path =>
            {
                var full = Path.Combine(_folder.Path, path);
                var all = UnixFileMode.UserRead | UnixFileMode.UserWrite;
                Assert.Equal(Directory.Exists(full) ? all | UnixFileMode.UserExecute : all, Mode(full));
            }
        );
    }

    private static UnixFileMode Mode(string path) => OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(path);

    private void Run(string chosen, string commands)
    {
        var settings = new PwshSettings
        {
            WorkingFolder = Path.Combine(_folder.Path, "work"),
            Variables = Places.Where(place => place != "work").ToDictionary(place => place, place => Path.Combine(_folder.Path, place)),
        };
        settings.Variables["OPENCLAW_SYNC_HOME"] = chosen.Length == 0 ? "" : Path.Combine(_folder.Path, chosen);
        var before = Files.Below(Paths.Module).Order().ToList();

        PwshProcess.Run(settings with { Module = null }, $"Import-Module '{Paths.Module}'; {commands}").Succeeded();

        Assert.Equal(before, Files.Below(Paths.Module).Order());
    }

    private List<string> Left() =>
        [
            .. Directory
                .EnumerateFileSystemEntries(_folder.Path, "*", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(_folder.Path, path))
                .Where(path => !Places.Contains(path) && path != Engine && !path.StartsWith(Engine + "/", StringComparison.Ordinal)),
        ];
}
