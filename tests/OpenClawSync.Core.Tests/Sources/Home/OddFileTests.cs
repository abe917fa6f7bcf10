using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;

namespace OpenClawSync.Core.Tests.Sources.Home;

/// <summary>A pipe, a device or a folder where a file of OpenClaw should be costs that file, and never the reading.</summary>
public sealed class OddFileTests : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(1);

    private readonly TempFolder _folder = new();
    private readonly string _home;

    public OddFileTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such files.");
        _home = HomeBuilder.Fixture(_folder);
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("openclaw.json", ErrorIds.ConfigUnreadable)]
    [InlineData("state/openclaw.sqlite", ErrorIds.SourceUnreadable)]
    [InlineData("state/openclaw.sqlite-wal", ErrorIds.SourceUnreadable)]
    [InlineData("workspace/MEMORY.md", ErrorIds.SourceUnreadable)]
    [InlineData("workspace/memory/2026-11-20.md", ErrorIds.SourceUnreadable)]
    [InlineData("workspace/memory/new.md", ErrorIds.SourceUnreadable)]
    public async Task A_pipe_is_one_problem_and_the_rest_is_read(string name, string errorId)
    {
        Fifo.Replace(PathOf(name));

        var (records, problems) = await Read();

        Assert.NotEmpty(records);
        Assert.Equal(errorId, Assert.Single(problems).ErrorId);
    }

    // SQLite itself opens these files of a database without a write-ahead log.
    [Theory]
    [InlineData("-journal")]
    [InlineData("-wal")]
    public async Task A_pipe_beside_a_database_is_one_problem(string suffix)
    {
        HomeBuilder.Execute(HomeBuilder.Database(_home), "PRAGMA journal_mode = DELETE");
        Fifo.Create(HomeBuilder.Database(_home) + suffix);

        var (records, problems) = await Read();

        Assert.NotEmpty(records);
        Assert.Equal(ErrorIds.SourceUnreadable, Assert.Single(problems).ErrorId);
    }

    [Theory]
    [InlineData("openclaw.json", ErrorIds.ConfigUnreadable)]
    [InlineData("state/openclaw.sqlite", ErrorIds.SourceUnreadable)]
    public async Task So_is_a_device_that_never_ends(string name, string errorId)
    {
        File.Delete(PathOf(name));
        File.CreateSymbolicLink(PathOf(name), "/dev/zero");

        var (records, problems) = await Read();

        Assert.NotEmpty(records);
        Assert.Equal(errorId, Assert.Single(problems).ErrorId);
    }

    [Theory]
    [InlineData("openclaw.json", ErrorIds.ConfigUnreadable)]
    [InlineData("state/openclaw.sqlite", ErrorIds.SourceUnreadable)]
    public async Task So_is_a_folder(string name, string errorId)
    {
        File.Delete(PathOf(name));
        Directory.CreateDirectory(PathOf(name));

        var (records, problems) = await Read();

        Assert.NotEmpty(records);
        Assert.Equal(errorId, Assert.Single(problems).ErrorId);
    }

    [Theory]
    [InlineData("cron/jobs.json")]
    [InlineData("cron/jobs-state.json")]
    [InlineData("cron/runs/morning.jsonl")]
    public async Task Files_of_early_generations_may_be_pipes(string name)
    {
        File.Delete(PathOf("state/openclaw.sqlite"));
        _folder.Write(
            "home/.openclaw/cron/jobs.json",
            """{ "version": 1, "jobs": [{ "id": "morning", "name": "Morning", "state": {} }] }"""
        );
        Fifo.Replace(PathOf(name));

        var (records, problems) = await Read();

        Assert.NotEmpty(records);
        Assert.NotEmpty(problems);
    }

    [Fact]
    public async Task An_included_config_may_be_a_pipe()
    {
        File.WriteAllText(PathOf("openclaw.json"), """{ "$include": "./part.json5" }""");
        Fifo.Create(PathOf("part.json5"));

        Assert.Contains((await Read()).Problems, problem => problem.ErrorId == ErrorIds.ConfigUnreadable);
    }

    [Fact]
    public async Task A_sparse_config_of_a_terabyte_is_not_read()
    {
        using (var file = File.Create(PathOf("openclaw.json")))
        {
            file.SetLength(1L << 40);
        }

        Assert.Contains((await Read()).Problems, problem => problem.ErrorId == ErrorIds.ConfigUnreadable);
    }

    [Fact]
    public async Task A_log_of_runs_that_grows_while_it_is_read_has_an_end()
    {
        File.Delete(PathOf("state/openclaw.sqlite"));
        var log = _folder.Write("home/.openclaw/cron/runs/morning.jsonl", Line);
        using var stop = new CancellationTokenSource();
        var writer = Task.Run(() => AppendUntil(log, stop.Token), TestContext.Current.CancellationToken);

        await Read();

        await stop.CancelAsync();
        await writer;
        Assert.True(new FileInfo(log).Length > Line.Length, "The log must have grown.");
    }

    private const string Line = """{"ts":1796000000000,"jobId":"morning","action":"finished","status":"ok"}""" + "\n";

    private static void AppendUntil(string log, CancellationToken stop)
    {
        var block = string.Concat(Enumerable.Repeat(Line, 1000));
        do
        {
            File.AppendAllText(log, block);
        } while (!stop.IsCancellationRequested);
    }

    private string PathOf(string name) => Path.Combine(_home, ".openclaw", name);

    private Task<(List<OpenClawRecord> Records, List<Problem> Problems)> Read() =>
        Task.Run(() => Reading.All(_home, _folder), TestContext.Current.CancellationToken)
            .WaitAsync(Timeout, TestContext.Current.CancellationToken);
}
