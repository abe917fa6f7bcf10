using System.Diagnostics;
using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Sources.Sqlite;

namespace OpenClawSync.Core.Tests.Sources.Sqlite;

/// <summary>Reads databases while another process writes them without a pause.</summary>
public sealed class BusyWriterTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("wal")]
    [InlineData("delete")]
    public void No_copy_is_torn_and_no_file_is_left_beside_the_database(string journal)
    {
        var database = _folder["live/live.sqlite"];
        Directory.CreateDirectory(_folder["live"]);
        var seen = new HashSet<long>();
        using (StartWriter(database, journal))
        {
            // On a busy machine the writer may start late.
            for (var round = 0; round < LongTests.Rounds(100, 1000) || (seen.Count < 2 && round < 20_000); round++)
            {
                using var snapshot = DatabaseSnapshot.Create(database, new SnapshotFolder(_folder["snapshots"]), TimeProvider.System);
                var numbers = TableValues.Read(snapshot.Connection, "numbers", "rowid", row => row.Integer("n")!.Value, "n");

                Assert.Equal(40, numbers.Count);
                seen.Add(Assert.Single(numbers.Distinct()));
            }
        }

        Assert.True(seen.Count > 1, $"The writer must have committed between two snapshots; {seen.Count} states were seen.");
        Assert.Empty(Directory.EnumerateFiles(_folder["snapshots"]));
        Assert.Empty(
            Directory
                .EnumerateFiles(_folder["live"])
                .Select(Path.GetFileName)
                .Except(["live.sqlite", "live.sqlite-wal", "live.sqlite-shm", "live.sqlite-journal"])
        );
    }

    [Theory]
    [InlineData("wal")]
    [InlineData("delete")]
    public void A_database_whose_writer_was_killed_is_read_at_its_last_commit_and_not_changed(string journal)
    {
        for (var round = 0; round < LongTests.Rounds(5, 50); round++)
        {
            var database = _folder[$"{round}/live.sqlite"];
            Directory.CreateDirectory(_folder[$"{round}"]);
            StartWriter(database, journal).Dispose();
            var before = FolderState.Of(_folder[$"{round}"]);

            using var snapshot = DatabaseSnapshot.Create(database, new SnapshotFolder(_folder["snapshots"]), TimeProvider.System);

            Assert.Single(TableValues.Read(snapshot.Connection, "numbers", "rowid", row => row.Integer("n"), "n").Distinct());
            Assert.Equal(before, FolderState.Of(_folder[$"{round}"]));
        }
    }

    private static Writer StartWriter(string database, string journal)
    {
        var process = Process.Start(
            new ProcessStartInfo(
                Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet",
                [Path.Combine(AppContext.BaseDirectory, "OpenClawSync.LiveWriter.dll"), database, journal]
            )
            {
                RedirectStandardOutput = true,
            }
        )!;
        Assert.Equal("ready", process.StandardOutput.ReadLine());
        return new Writer(process);
    }

    private sealed class Writer(Process process) : IDisposable
    {
        public void Dispose()
        {
            process.Kill();
            process.WaitForExit();
            process.Dispose();
        }
    }
}
