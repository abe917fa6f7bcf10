using OpenClawSync.Records;
using OpenClawSync.Sources.Sqlite;
using OpenClawSync.Sources.Units;

namespace OpenClawSync.Sources.Home;

/// <summary>
/// An OpenClaw home of any generation as a source. An upgraded home can contain the stores of two generations. Then both are read, and the
/// newer store takes precedence where both have the same record.
/// </summary>
internal sealed class HomeSource : IRecordSource
{
    private static readonly StoreTable[] StateTables = [StoreTable.Jobs, StoreTable.Tasks, StoreTable.RunLogs];

    private readonly HomePaths _paths;
    private readonly HomeSettings _settings;
    private readonly Lazy<(OpenClawConfig Settings, IReadOnlyList<ReadOutcome> Outcomes)> _config;
    private readonly Store _state;
    private readonly Store _legacyTasks;
    private readonly Store _legacyFlows;
    private readonly Store _workboard;
    private JobFiles? _jobs;

    /// <param name="home">The home.</param>
    /// <param name="settings">What the operator says about it.</param>
    /// <param name="environment">Reads an environment variable.</param>
    /// <param name="snapshots">The folder for copies of its databases.</param>
    /// <param name="time">The clock.</param>
    public HomeSource(
        OpenClawHome home,
        HomeSettings settings,
        Func<string, string?> environment,
        SnapshotFolder snapshots,
        TimeProvider time
    )
    {
        (_paths, _settings) = (new HomePaths(home, settings.PathMap), settings);

        // All kinds must be read by the same config.
        _config = new(() => ConfigReader.Read(_paths, environment));
        var (tasks, both) = (RecordKinds.Of(RecordKind.Task), RecordKinds.Of(RecordKind.Task, RecordKind.Cron));
        _state = Open("openclaw.sqlite", both, "state", "openclaw.sqlite");
        _legacyTasks = Open("runs.sqlite", tasks, "tasks", "runs.sqlite");
        _legacyFlows = Open("registry.sqlite", tasks, "flows", "registry.sqlite");
        _workboard = Open("workboard.sqlite", tasks, "plugins", "workboard", "workboard.sqlite");

        Store Open(string format, RecordKinds kinds, params ReadOnlySpan<string> path) =>
            new(home, home.PathOf(path), format, kinds, snapshots, time);
    }

    public IEnumerable<ReadOutcome> Read(ReadRequest request, CancellationToken cancellationToken)
    {
        var reported = new HashSet<ReadOutcome>();
        foreach (var kind in request.Kinds)
        {
            foreach (var outcome in ConfigOutcomes(kind).Where(reported.Add))
            {
                yield return outcome;
            }

            foreach (var outcome in Read(kind, request, cancellationToken))
            {
                yield return outcome;
            }
        }

        foreach (var place in Stores().Where(place => place.Kinds.Any(request.Kinds.Contains)))
        {
            yield return place;
        }
    }

    public void Dispose()
    {
        _state.Dispose();
        _legacyTasks.Dispose();
        _legacyFlows.Dispose();
        _workboard.Dispose();
    }

    private IEnumerable<ReadOutcome> Read(RecordKind kind, ReadRequest request, CancellationToken cancellationToken) =>
        kind switch
        {
            RecordKind.Task => TaskUnit(request),
            RecordKind.Cron => CronUnit(request),
            _ => new MemoryReader(_paths, _config.Value.Settings, _settings).Read(request, cancellationToken),
        };

    private JobFiles Jobs => _jobs ??= new JobFiles(_paths, _config.Value.Settings.CronStore);

    // Tasks do not depend on the config.
    private IEnumerable<ReadOutcome> ConfigOutcomes(RecordKind kind) =>
        kind == RecordKind.Task
            ? []
            : _config.Value.Outcomes.Where(outcome => (outcome.Place?.Kinds ?? outcome.Problem!.Missed).Contains(kind));

    // When OpenClaw moves records into a newer store, it deletes the older one.
    private IEnumerable<SourcePlace> Stores()
    {
        var state = _state.Place("state/openclaw.sqlite", [RecordKind.Task, RecordKind.Cron]);
        return
        [
            .. WithTables(_state, state, StoreTable.Jobs, StoreTable.Tasks, StoreTable.RunLogs, StoreTable.Flows),
            .. WithTables(_legacyTasks, _legacyTasks.Place("tasks/runs.sqlite", [RecordKind.Task], newer: _state), StoreTable.LegacyTasks),
            .. WithTables(_legacyFlows, _legacyFlows.Place("flows/registry.sqlite", [RecordKind.Task], newer: _state), StoreTable.Flows),
            .. WithTables(_workboard, _workboard.Place("plugins/workboard/workboard.sqlite", [RecordKind.Task]), StoreTable.Cards),
            new SourcePlace(
                "cron/jobs.json",
                [RecordKind.Cron],
                Jobs.Definitions.Exists ? PlaceState.Present
                    : state.State == PlaceState.Present ? PlaceState.Superseded
                    : PlaceState.Absent
            ),
        ];
    }

    private static IEnumerable<SourcePlace> WithTables(Store store, SourcePlace place, params StoreTable[] tables) =>
        [place, .. tables.Select(table => store.TablePlace(place, table))];

    // The warning about a newer schema must appear in every run, so no unit of such a store may be skipped.
    private static bool IsComplete(params ReadOnlySpan<Store> stores)
    {
        foreach (var store in stores)
        {
            if (store.IsUnreadable || store.IsNewer || Array.Exists(StateTables, store.Lacks))
            {
                return false;
            }
        }

        return true;
    }

    private IEnumerable<ReadOutcome> TaskUnit(ReadRequest request)
    {
        var ids = new TaskIds();

        // Runs are named after their jobs.
        var logs = new RunLogFiles(_paths.Home, Path.Combine(Path.GetDirectoryName(Jobs.DefinitionsPath)!, "runs"));
        var unit = WithConfig(
            SourceUnit.Create(
                RecordKind.Task,
                nameof(RecordKind.Task),
                [
                    .. _state.Files,
                    .. _legacyTasks.Files,
                    .. _legacyFlows.Files,
                    .. _workboard.Files,
                    _paths.Home.FileStates.Read(Jobs.DefinitionsPath),
                    .. logs.States,
                ]
            )
        );
        return UnitReader.Read(
            unit,
            request,
            () =>
                Digest(
                    unit,
                    _state.Content,
                    _legacyTasks.Content,
                    _legacyFlows.Content,
                    _workboard.Content,
                    Jobs.Definitions.Content,
                    logs.Content
                ),
            () => ReadProgress.Report(RecordKind.Task, Tasks(logs, ids).Select(WithAgent).Concat(Cards(ids)), CountTasks),
            () => IsComplete(_state, _legacyTasks, _legacyFlows, _workboard)
        );
    }

    // Jobs in the store hide those with the same id in the older files, so its content is part of the digest.
    private IEnumerable<ReadOutcome> CronUnit(ReadRequest request)
    {
        var unit = WithConfig(
            SourceUnit.Create(
                RecordKind.Cron,
                nameof(RecordKind.Cron),
                [.. _state.Files, _paths.Home.FileStates.Read(Jobs.DefinitionsPath), _paths.Home.FileStates.Read(Jobs.StatesPath)]
            )
        );
        return UnitReader.Read(
            unit,
            request,
            () => Digest(unit, _state.Content, Jobs.Definitions.Content, Jobs.States.Content),
            () => CronJobs().Select(WithAgent),
            () => IsComplete(_state)
        );
    }

    // Records can belong to the agent that the config charges with what belongs to no other. A config that cannot be read names none.
    private string? AmbientAgent =>
        ReferenceEquals(_config.Value.Settings, OpenClawConfig.Empty) && File.Exists(_paths.Home.Config)
            ? null
            : _config.Value.Settings.AmbientAgent;

    private SourceUnit WithConfig(SourceUnit unit) => unit with { Basis = AmbientAgent ?? "" };

    private ReadOutcome WithAgent(ReadOutcome outcome) =>
        outcome.Record is { AgentId: null } record && AmbientAgent is { } agent ? record.WithAgent(agent) : outcome;

    private static byte[]? Digest(SourceUnit unit, params byte[]?[] contents) =>
        Array.Exists(contents, content => content is null) ? null : ContentDigest.Compute(unit.Kind, unit.Name, contents!);

    private IEnumerable<ReadOutcome> Tasks(RunLogFiles logs, TaskIds ids)
    {
        foreach (var outcome in Open(_state).Concat(Open(_legacyTasks)))
        {
            yield return outcome;
        }

        // The content of a damaged store is unknown, so records of an older one could be outdated.
        if (_state.IsUnreadable)
        {
            yield break;
        }

        var (history, jobs) = (new RunHistory(), new JobNames(CronJobs));
        history.IsIncomplete = Array.Exists(StateTables, _state.Lacks);
        var tasks = new TaskReader(history, jobs);
        tasks.Announce(_state);
        tasks.Announce(_legacyTasks);
        foreach (
            var outcome in Logs(logs, history, jobs)
                .Concat(TaskTable(_state, ids, () => tasks.ReadImported(_state).Concat(tasks.Read(_state, newer: null))))
                .Concat(FlowTable(_state, ids, newer: null))
                .Concat(TaskTable(_legacyTasks, ids, () => tasks.Read(_legacyTasks, newer: _state)))
                .Concat(Open(_legacyFlows))
                .Concat(FlowTable(_legacyFlows, ids, newer: _state))
        )
        {
            // Nobody may take what such a run lacks for what it is.
            yield return outcome.Record is TaskRecord { CronJobId: not null } run && (history.IsIncomplete || jobs.AreIncomplete)
                ? run.AsPartial()
                : outcome;
        }
    }

    private IEnumerable<ReadOutcome> Logs(RunLogFiles logs, RunHistory history, JobNames jobs)
    {
        foreach (
            var outcome in StoreGuard
                .Read(_state, RecordKind.Task, RunLogTable.TableName, () => RunLogTable.Read(_state, history, jobs))
                .Concat(logs.Read(history, jobs))
        )
        {
            history.IsIncomplete |= outcome.Problem is { Severity: ProblemSeverity.Error };
            yield return outcome;
        }
    }

    private static IEnumerable<ReadOutcome> TaskTable(Store store, TaskIds ids, Func<IEnumerable<ReadOutcome>> read) =>
        Distinct(store, TaskReader.TableName, ids, read);

    private static IEnumerable<ReadOutcome> FlowTable(Store store, TaskIds ids, Store? newer) =>
        Distinct(store, FlowReader.TableName, ids, () => FlowReader.Read(store, newer));

    private IEnumerable<ReadOutcome> Cards(TaskIds ids) =>
        Open(_workboard).Concat(Distinct(_workboard, CardReader.TableName, ids, () => CardReader.Read(_workboard)));

    private static IEnumerable<ReadOutcome> Distinct(Store store, string table, TaskIds ids, Func<IEnumerable<ReadOutcome>> read) =>
        ids.Distinct($"{store.Name}: {table}", StoreGuard.Read(store, RecordKind.Task, table, read));

    // An older store is not open yet when this is called, so it does not count. Few homes have one.
    private long CountTasks() =>
        ((Store[])[_state, _legacyTasks]).Sum(store => Table.Count(store.Connection, TaskReader.TableName))
        + Table.Count(_state.Connection, RunLogTable.TableName)
        + ((Store[])[_state, _legacyFlows]).Sum(store => Table.Count(store.Connection, FlowReader.TableName))
        + Table.Count(_workboard.Connection, CardReader.TableName);

    private IEnumerable<ReadOutcome> CronJobs()
    {
        foreach (
            var outcome in Open(_state)
                .Concat(StoreGuard.Read(_state, RecordKind.Cron, CronJobReader.TableName, () => CronJobReader.Read(_state)))
        )
        {
            yield return outcome;
        }

        if (_state.IsUnreadable)
        {
            yield break;
        }

        foreach (var outcome in JobsFileReader.Read(Jobs, newer: _state))
        {
            yield return outcome;
        }
    }

    private static IEnumerable<ReadOutcome> Open(Store store)
    {
        if (store.Open() is { } problem)
        {
            yield return problem;
        }
    }
}
