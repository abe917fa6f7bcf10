using OpenClawSync.Module.Tests.Support;

namespace OpenClawSync.Module.Tests;

/// <summary>Commands of a user who is not root, with files and folders that this user may not read or change.</summary>
public sealed class OrdinaryUserTests : IClassFixture<OrdinaryUser>, IDisposable
{
    private const string Mallory = "54322";
    private const string Id = "$_.FullyQualifiedErrorId.Split(',')[0]";

    private readonly OrdinaryUser _user;
    private readonly TempFolder _folder = new();

    public OrdinaryUserTests(OrdinaryUser user)
    {
        _user = user;
        _folder.CopyOf(Paths.Home, "home");
        Directory.CreateDirectory(In("tmp"));
        OrdinaryUser.Run("chmod", "-R", "u=rwX,go=rX", _folder.Path);
        OrdinaryUser.Give(_folder.Path);
    }

    private string Sync => $"Invoke-OpenClawSync '{In("home")}' -Target '{In("rows.db")}'";

    public void Dispose()
    {
        OrdinaryUser.Run("chmod", "-R", "u+rwX", _folder.Path);
        _folder.Dispose();
    }

    [Fact]
    public void A_read_only_home_is_read_and_not_changed()
    {
        OrdinaryUser.Run("chmod", "-R", "a-w", In("home"));
        var before = States("home");

        Assert.Equal(
            [$"succeeded {SampleHome.RecordCount}", "passed"],
            Run(
                $"{Sync} | ForEach-Object {{ \"$($_.Status) $($_.Created)\" }}",
                $"$null = {Sync} -WhatIf; Test-OpenClawTarget '{In("rows.db")}' | Where-Object Status -eq Failed; 'passed'"
            )
        );
        Assert.Equal(before, States("home"));
    }

    [Fact]
    public void An_unreadable_note_is_one_error_and_the_rest_is_read()
    {
        OrdinaryUser.Run("chmod", "000", In("home/.openclaw/workspace/MEMORY.md"));

        var lines = Run(
            $"Get-OpenClawRecord '{In("home")}' -Kind Memory -ev problem -ea SilentlyContinue | Measure-Object | % Count",
            $"$problem | ForEach-Object {{ {Id}; $_.TargetObject }}"
        );

        Assert.True(int.Parse(lines[0], System.Globalization.CultureInfo.InvariantCulture) > 0);
        Assert.Equal(["SourceUnreadable", ".openclaw/workspace/MEMORY.md"], lines[1..]);
    }

    [Fact]
    public void An_unreadable_file_is_one_error_of_an_audit_and_the_others_are_searched()
    {
        Directory.CreateDirectory(In("notes"));
        foreach (var name in (string[])["notes/a.md", "notes/b.md"])
        {
            _folder.File(name, "password: " + "hunter2" + "-Zq81!x\n");
        }

        OrdinaryUser.Run("chmod", "000", In("notes/a.md"));
        OrdinaryUser.Give(In("notes"));

        Assert.Equal(
            ["b.md", "SourceUnreadable"],
            Run(
                $"Find-OpenClawSecret '{In("notes")}' -ev problem -ea SilentlyContinue | % {{ Split-Path $_.Path -Leaf }}",
                $"$problem | ForEach-Object {{ {Id} }}"
            )
        );
    }

    [Fact]
    public void A_read_only_state_folder_stops_a_sync_and_nothing_else()
    {
        Run($"$null = {Sync}");
        OrdinaryUser.Run("chmod", "-R", "a-w", In("state"));
        var before = States("state");

        Assert.Equal(
            ["StateUnavailable", "planned", $"{SampleHome.RecordCount}", "8"],
            Run(
                $"try {{ {Sync} }} catch {{ {Id} }}",
                $"$null = {Sync} -WhatIf; 'planned'",
                $"Find-OpenClawRecord -Target '{In("rows.db")}' -Role admin -Viewer owner | Measure-Object | % Count",
                $"(Test-OpenClawTarget '{In("rows.db")}').Count"
            )
        );
        Assert.Equal(before, States("state"));
    }

    [Theory]
    [InlineData("rows.db")]
    [InlineData("")]
    public void A_read_only_target_stops_a_sync_and_is_still_read(string what)
    {
        Directory.CreateDirectory(In("target"));
        OrdinaryUser.Give(In("target"));
        var target = In("target/rows.db");
        var sync = $"Invoke-OpenClawSync '{In("home")}' -Target '{target}'";
        Run($"$null = {sync}");
        OrdinaryUser.Run("chmod", "a-w", Path.Combine(In("target"), what));

        var lines = Run(
            $"try {{ $null = {sync} -Full }} catch {{ {Id} }}",
            $"Find-OpenClawRecord -Target '{target}' -Role admin -Viewer owner | Measure-Object | % Count",
            $"Test-OpenClawTarget '{target}' | Where-Object Status -eq Failed | % Name",
            $"$null = {sync} -WhatIf; 'planned'"
        );

        Assert.Equal(
            what.Length > 0
                ? ["TargetUnavailable", $"{SampleHome.RecordCount}", "Authorized", "planned"]
                : ["TargetUnavailable", $"{SampleHome.RecordCount}", "planned"],
            lines
        );
    }

    [Theory]
    [InlineData("state/snapshots/", "777", "StateUnsafe")]
    [InlineData("state/installation.json", "666", "StateUnsafe")]
    [InlineData("state/run.lock", "666", "StateUnsafe")]
    [InlineData("rows.db", "666", "TargetUnsafe")]
    [InlineData("rows.db-wal", "666", "TargetUnsafe")]
    public void What_another_user_planted_is_not_used(string planted, string mode, string errorId)
    {
        Assert.SkipUnless(OrdinaryUser.IsRoot, "Only root can give files to others.");
        Directory.CreateDirectory(In("state"));
        Directory.CreateDirectory(Path.GetDirectoryName(In(planted))!);
        OrdinaryUser.Give(In("state"));
        OrdinaryUser.Run("chmod", "700", In("state"));
        if (!planted.EndsWith('/'))
        {
            _folder.File(planted, "");
        }

        OrdinaryUser.Run("chmod", mode, In(planted));
        OrdinaryUser.Give(In(planted), Mallory);

        Assert.Equal([errorId], Run($"try {{ $null = {Sync} }} catch {{ {Id} }}"));
        var written = planted.EndsWith('/')
            ? Directory.EnumerateFiles(In(planted))
            : ((string[])[In(planted), In("rows.db")]).Where(file => File.Exists(file) && new FileInfo(file).Length > 0);
        Assert.Empty(written);
    }

    [Fact]
    public void With_umask_002_and_a_group_of_ones_own_everything_works_and_is_private()
    {
        OrdinaryUser.Run("chmod", "-R", "g+w", _folder.Path);

        Assert.Equal(["succeeded"], Run($"{Sync} | % Status"));

        Assert.Equal(
            ["700 state", "600 installation.json", "600 rows.db"],
            ((string[])[In("state"), In("state/installation.json"), In("rows.db")]).Select(path => $"{Mode(path)} {Path.GetFileName(path)}")
        );
    }

    [Fact]
    public void In_a_user_namespace_the_folders_of_the_machine_belong_to_nobody_and_are_trusted()
    {
        using var probe = System.Diagnostics.Process.Start(_user.CommandInNamespace[0], [.. _user.CommandInNamespace[1..^2], "true"]);
        probe.WaitForExit();
        Assert.SkipUnless(OperatingSystem.IsLinux() && probe.ExitCode == 0, "This system allows no user namespaces.");

        Assert.Equal(["0", "succeeded"], Run(_user.CommandInNamespace, "id -u", $"{Sync} | % Status"));
    }

    private string In(string name) => Path.Combine(_folder.Path, name);

    private string[] Run(params string[] script) => Run(_user.Command, script);

    // What -WhatIf prints goes to the standard output as well.
    private string[] Run(string[] command, params string[] script) =>
        [
            .. PwshProcess
                .Run(
                    new PwshSettings
                    {
                        User = _user,
                        Command = command,
                        StateFolder = In("state"),
                        WorkingFolder = _folder.Path,
                        Variables = new(StringComparer.Ordinal)
                        {
                            ["HOME"] = _folder.Path,
                            ["TMPDIR"] = In("tmp"),
                            ["DOTNET_CLI_HOME"] = _folder.Path,
                            ["XDG_CONFIG_HOME"] = In("config"),
                            ["XDG_CACHE_HOME"] = In("cache"),
                            ["XDG_DATA_HOME"] = In("data"),
                        },
                    },
                    string.Join('\n', script)
                )
                .Succeeded()
                .Where(line => !line.StartsWith("What if: ", StringComparison.Ordinal)),
        ];

    private static string Mode(string path) => OperatingSystem.IsWindows() ? "" : Convert.ToString((int)File.GetUnixFileMode(path), 8);

    private string[] States(string folder) =>
        [
            .. Directory
                .EnumerateFileSystemEntries(In(folder), "*", SearchOption.AllDirectories)
                .Select(path => $"{path} {new FileInfo(path).LastWriteTimeUtc:O} {Mode(path)}")
                .Order(StringComparer.Ordinal),
        ];
}
