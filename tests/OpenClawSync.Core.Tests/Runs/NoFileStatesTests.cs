using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;
using OpenClawSync.Runs;
using OpenClawSync.Storage;

namespace OpenClawSync.Core.Tests.Runs;

/// <summary>Without file states everything is read, and the result is the same. Other tests run both ways; see CONTRIBUTING.</summary>
public sealed class NoFileStatesTests : IDisposable
{
    private const string Note = ".openclaw/workspace/memory/projects/roadmap.md";

    private readonly SyncBench _bench = new() { FileStates = FileStateReader.None };

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void A_second_run_changes_no_row_and_remembers_no_unit()
    {
        var first = _bench.Sync();
        var rows = _bench.Rows();

        var second = _bench.Sync();

        Assert.Equal((28L, 0L, 28L), (first.Created, second.Created + second.Updated, second.Skipped));
        Assert.Equal(first.CursorTo, second.CursorTo);
        Assert.Equal(rows, _bench.Rows());
        Assert.Equal(0L, _bench.Scalar("SELECT count(*) FROM ledgerParts"));
    }

    [Fact]
    public void The_rows_are_those_that_a_run_with_file_states_creates()
    {
        _bench.Sync();
        var rows = _bench.Rows();

        _bench.FileStates = FileStateReader.Default;
        var (first, second) = (_bench.Sync(new SyncOptions { Full = true }), _bench.Sync());
        _bench.FileStates = FileStateReader.None;
        var third = _bench.Sync();

        Assert.All((SyncRun[])[first, second, third], run => Assert.Equal((0L, 28L), (run.Created + run.Updated, run.Skipped)));
        Assert.Equal(rows, _bench.Rows());
    }

    [Fact]
    public void A_change_that_only_content_shows_is_found()
    {
        _bench.Sync();
        var path = Path.Combine(_bench.Home, Note);
        var time = File.GetLastWriteTimeUtc(path);
        File.WriteAllText(path, File.ReadAllText(path).Replace("Nothing is decided.", "Anything is agreed.", StringComparison.Ordinal));
        File.SetLastWriteTimeUtc(path, time);

        var run = _bench.Sync();

        Assert.Equal((1L, 27L), (run.Updated, run.Skipped));
    }

    [Fact]
    public void A_change_between_runs_with_and_without_file_states_is_found()
    {
        _bench.FileStates = FileStateReader.Default;
        _bench.Sync();
        _bench.FileStates = FileStateReader.None;
        var path = Path.Combine(_bench.Home, Note);
        var before = File.ReadAllText(path);
        File.WriteAllText(path, before.Replace("Nothing is decided.", "Anything is agreed.", StringComparison.Ordinal));
        Assert.Equal(1L, _bench.Sync().Updated);

        File.WriteAllText(path, before);
        _bench.FileStates = FileStateReader.Default;

        Assert.Equal(1L, _bench.Sync().Updated);
    }
}
