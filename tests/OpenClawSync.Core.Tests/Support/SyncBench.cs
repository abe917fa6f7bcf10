using Microsoft.Extensions.Time.Testing;
using OpenClawSync.Fingerprint;
using OpenClawSync.Protection;
using OpenClawSync.Protection.Policy;
using OpenClawSync.Records;
using OpenClawSync.Runs;
using OpenClawSync.Storage;
using OpenClawSync.Targets;
using OpenClawSync.Targets.Ledgers;
using OpenClawSync.Targets.Sqlite;

namespace OpenClawSync.Core.Tests.Support;

/// <summary>
/// Syncs a copy of the sample home, or another one, into an embedded target, at a time one hour after the files were created.
/// </summary>
internal sealed class SyncBench : IDisposable
{
    /// <param name="build">Builds another home in the folder and returns its path; null for the sample home.</param>
    public SyncBench(Func<TempFolder, string>? build = null) => Home = (build ?? HomeBuilder.Fixture)(Folder);

    /// <summary>Reads the states of the home's files.</summary>
    public FileStateReader FileStates { get; set; } = FileStateReader.Default;

    public TempFolder Folder { get; } = new();

    public string Home { get; }

    public FakeTimeProvider Time { get; } = new(DateTimeOffset.UtcNow.AddHours(1));

    public string Target => Folder["mission-control.db"];

    public string Report => Folder["report.json"];

    public List<Problem> Problems { get; } = [];

    public SyncRun Sync(
        SyncOptions? options = null,
        ProtectionPolicy? policy = null,
        InstallationKey? key = null,
        string? source = "home"
    ) => Run(options ?? new SyncOptions(), policy, key, source, CancellationToken.None);

    public SyncRun SyncUntil(CancellationToken stop) => Run(new SyncOptions(), null, null, "home", stop);

    /// <summary>What a run would do now.</summary>
    public (List<PlannedWrite> Writes, SyncRun Run) Plan(SyncOptions? options = null, ProtectionPolicy? policy = null)
    {
        Problems.Clear();
        var (used, rules, folder) = (
            options ?? new SyncOptions(),
            policy ?? ProtectionPolicy.Default,
            Folder[Guid.NewGuid().ToString("N")]
        );
        Directory.CreateDirectory(folder);
        using var home = Reading.Open(Home, Folder);
        var copy = Path.Combine(folder, "copy.db");
        using var target = SqliteTarget.OpenCopy(copy, Target, new LedgerName("", used.Instance, new SourceName("home", "home")), Time);
        using var rows = SqliteView.Open(copy);
        var detector = PolicyDetector.Create(rules, TestProtection.Key);
        var writes = new List<PlannedWrite>();
        var rehearsal = new SyncRehearsal(
            new Protector(rules, detector, TestProtection.Key, used.Instance),
            TestProtection.Key,
            new TextRedactor(detector),
            Time
        );
        var run = rehearsal.Run(
            home,
            new RehearsalTarget(target, rows, writes.Add),
            used,
            Path.GetFileName(Target),
            new ProblemList(Problems),
            CancellationToken.None
        );
        return (writes, run);
    }

    public object? Scalar(string sql) => HomeBuilder.Scalar(Target, sql);

    /// <summary>All stored rows of the target, one per line.</summary>
    public string Rows()
    {
        using var target = OpenClawSync.Targets.Sqlite.SqliteView.Open(Target);
        return string.Join(
            '\n',
            target
                .ReadRows(RecordKinds.All, CancellationToken.None)
                .Select(row =>
                    string.Join(
                        '|',
                        row.Fields.Select(field =>
                            $"{field.Key}={(field.Value is IEnumerable<string> list ? string.Join(',', list) : field.Value)}"
                        )
                    )
                )
        );
    }

    public void Dispose() => Folder.Dispose();

    private SyncRun Run(
        SyncOptions options,
        ProtectionPolicy? policy,
        InstallationKey? key,
        string? source,
        CancellationToken cancellationToken
    )
    {
        Problems.Clear();
        var instance = options.Instance;
        using var home = Reading.Open(Home, Folder, _ => null, fileStates: FileStates);
        using var target = EmbeddedTarget.Open(Target, Time, instance.Value.Length == 0 ? null : instance.Value, source);
        var (rules, used) = (policy ?? ProtectionPolicy.Default, key ?? TestProtection.Key);
        var detector = PolicyDetector.Create(rules, used);
        var runner = new SyncRunner(new Protector(rules, detector, used, instance), used, new TextRedactor(detector), Time);
        return runner.Run(home, target, options, new RunReport(Report), new ProblemList(Problems), cancellationToken);
    }

    private sealed class ProblemList(List<Problem> problems) : IRunObserver
    {
        public void OnProblem(Problem problem) => problems.Add(problem);

        public void OnPushed(PushResult result) { }

        public void OnWait(string sentence) { }

        public void OnProgress(RunProgress progress) { }
    }
}
