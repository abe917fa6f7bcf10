using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;

namespace OpenClawSync.PowerShell.Tests.Errors;

/// <summary>Files that are not targets, and targets that cannot be used.</summary>
public sealed class TargetErrorTests : ErrorTest
{
    private static readonly string[] Readers =
    [
        "Get-OpenClawSyncRun",
        "Get-OpenClawSyncCursor",
        "Get-OpenClawDeadLetter",
        "Find-OpenClawRecord",
    ];

    private string Odd => Folder[$"{Canary.Token}.db"];

    [Theory]
    [Provokes(ErrorIds.TargetInvalid)]
    [InlineData("http://example.test/{0}", "is not an https URL")]
    [InlineData("https://claw:{0}@example.test/ingest", "holds credentials")]
    [InlineData("https://example.test/ingest?token={0}", "has a query or fragment")]
    [InlineData("https://example.test/ingest#{0}", "has a query or fragment")]
    public void A_URL_that_is_not_allowed_as_target(string url, string expected) =>
        AssertStops(Sync(string.Format(null, url, Canary.Token)), "given as -Target", expected);

    [Fact]
    [Provokes(ErrorIds.TargetInvalid)]
    public void Releasing_a_claim_at_an_endpoint() =>
        AssertStops("Reset-OpenClawSyncCursor -ReleaseClaim -Target https://example.test/ingest", "openclaw:release");

    [Fact]
    [Provokes(ErrorIds.TargetUnavailable)]
    public void A_file_in_a_missing_folder() =>
        AssertStops(Sync(Folder[$"gone-{Canary.Token}/target.db"]), "gone-", "folder does not exist");

    [Fact]
    [Provokes(ErrorIds.TargetUnavailable)]
    public void A_folder_as_target_file() => AssertStops(Sync(Home), Home, "it is a folder");

    [Theory]
    [Provokes(ErrorIds.TargetUnsafe)]
    [InlineData("", "666")]
    [InlineData("", "602")]
    [InlineData("-wal", "666")]
    public void A_target_that_others_can_write_to(string suffix, string mode)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such mode.");
        Run(Sync(Odd));
        File.AppendAllText(Odd + suffix, "");
        Permissions.Set(Odd + suffix, mode);

        foreach (var command in (string[])[Sync(Odd), Sync(Odd) + " -WhatIf", $"Find-OpenClawRecord -Target '{Odd}'"])
        {
            AssertStops(command, ".db" + suffix, $"mode {mode}", "chmod");
        }
    }

    [Fact]
    [Provokes(ErrorIds.TargetUnavailable)]
    public void A_pipe_as_target_file()
    {
        Fifo.Create(Odd);

        AssertStops(Sync(Odd), ".db", "is not a regular file");
        AssertStops($"Find-OpenClawRecord -Target '{Odd}'", ".db", "is not a regular file");
    }

    [Fact]
    [Provokes(ErrorIds.TargetUnavailable)]
    public void A_file_locked_by_another_program()
    {
        Run(Sync(Odd));
        using var other = HomeBuilder.Open(Odd);
        HomeBuilder.Execute(other, "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE");

        AssertStops($"Get-OpenClawSyncRun -Target '{Odd}'", ".db", "another program has locked it");
    }

    [Fact]
    [Provokes(ErrorIds.TargetUnavailable)]
    public void A_target_that_does_not_exist_yet()
    {
        foreach (var reader in Readers)
        {
            AssertStops($"{reader} -Target '{Odd}'", ".db", "no database yet");
        }

        Assert.False(File.Exists(Odd));
    }

    [Fact]
    [Provokes(ErrorIds.TargetCorrupt)]
    public void A_file_that_is_not_a_database()
    {
        File.WriteAllText(Odd, string.Concat(Enumerable.Repeat(Canary.Word, 50)));

        Assert.All(
            Readers.Select(reader => $"{reader} -Target '{Odd}'").Append(Sync(Odd)),
            command => AssertStops(command, ".db", "is damaged or is not a SQLite database")
        );
    }

    [Fact]
    [Provokes(ErrorIds.TargetCorrupt)]
    public void A_target_with_damaged_pages()
    {
        Run(Sync(Odd));
        var bytes = File.ReadAllBytes(Odd);
        for (var at = 4096; at < bytes.Length; at++)
        {
            bytes[at] = (byte)Canary.Word[at % Canary.Word.Length];
        }

        File.WriteAllBytes(Odd, bytes);

        Assert.All(
            Readers.Select(reader => $"{reader} -Target '{Odd}'").Append(Sync(Odd)),
            command => AssertStops(command, ".db", "is damaged or is not a SQLite database")
        );
    }

    [Fact]
    [Provokes(ErrorIds.TargetCorrupt)]
    public void A_target_without_its_tables()
    {
        Run(Sync(Odd));
        HomeBuilder.Execute(Odd, $"DROP TABLE openclawTasks; CREATE TABLE openclawTasks (\"{Canary.Word}\" TEXT)");

        Assert.All(
            (string[])
                [
                    $"Find-OpenClawRecord -Target '{Odd}'",
                    $"Get-OpenClawRecord '{Home}' | Protect-OpenClawRecord | Push-OpenClawRecord -Target '{Odd}' -WhatIf",
                    Sync(Odd),
                ],
            command => AssertStops(command, ".db", "is damaged")
        );
    }

    [Fact]
    [Provokes(ErrorIds.TargetNotRecognized)]
    public void A_database_of_another_program()
    {
        HomeBuilder.Execute(Odd, $"CREATE TABLE t (x TEXT); INSERT INTO t VALUES ('{Canary.Word}')");
        var before = File.ReadAllBytes(Odd);

        AssertStops(Sync(Odd), ".db", "of another program");

        Assert.Equal(before, File.ReadAllBytes(Odd));
    }

    [Fact]
    [Provokes(ErrorIds.TargetNotRecognized)]
    public void A_target_written_by_a_newer_version()
    {
        Run(Sync(Odd));
        HomeBuilder.Execute(Odd, "PRAGMA user_version = 99");

        AssertStops(Sync(Odd), ".db", "newer OpenClawSync");
    }

    [Fact]
    [Provokes(ErrorIds.InstanceConflict)]
    public void A_second_home_under_the_same_instance_id()
    {
        Run(Sync(Odd));

        AssertStops(Sync(Odd, Folder.Copy(Home, $"moved-{Canary.Token}")), ".db", "-InstanceId", "-ReleaseClaim");
    }

    private string Sync(string target, string? home = null) => $"Invoke-OpenClawSync '{home ?? Home}' -Target '{target}'";
}
