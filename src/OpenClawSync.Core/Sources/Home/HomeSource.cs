using OpenClawSync.Records;
using OpenClawSync.Sources.Sqlite;
using OpenClawSync.Sources.Units;
using OpenClawSync.Storage;

namespace OpenClawSync.Sources.Home;

/// <summary>
/// An OpenClaw home as a source, of any generation. An upgraded home can hold the stores of two; then both are read, and where
/// they have the same record the newer store is believed.
/// </summary>
internal sealed class HomeSource : IRecordSource
{
    private readonly OpenClawHome _home;
    private readonly Func<string, string?> _environment;
    private readonly Store _state;
    private readonly Store _oldTasks;
    private readonly Store _oldFlows;
    private readonly JobFiles _jobs;

    public HomeSource(OpenClawHome home, Func<string, string?> environment, SnapshotFolder snapshots)
    {
        (_home, _environment) = (home, environment);
        _state = new Store(home, home.In("state", "openclaw.sqlite"), "openclaw.sqlite", snapshots);
        _oldTasks = new Store(home, home.In("tasks", "runs.sqlite"), "runs.sqlite", snapshots);
        _oldFlows = new Store(home, home.In("flows", "registry.sqlite"), "registry.sqlite", snapshots);
        _jobs = new JobFiles(home);
    }

    public IEnumerable<ReadOutcome> Read(ReadRequest request, CancellationToken cancellationToken)
    {
        foreach (var kind in request.Kinds)
        {
            foreach (var outcome in Read(kind, request, cancellationToken))
            {
                yield return outcome;
            }
        }
    }

    public void Dispose()
    {
        _state.Dispose();
        _oldTasks.Dispose();
        _oldFlows.Dispose();
    }

    private IEnumerable<ReadOutcome> Read(RecordKind kind, ReadRequest request, CancellationToken cancellationToken) =>
        kind switch
        {
            RecordKind.Task => TaskUnit(request),
            RecordKind.Cron => CronUnit(request),
            _ => new MemoryReader(_home, _environment).Read(request, cancellationToken),
        };

    // A store of a newer schema is warned of in every run, so no part of it is passed over.
    private bool IsWhole => ((Store[])[_state, _oldTasks, _oldFlows]).All(store => !store.IsLost && !store.IsNewer);

    private IEnumerable<ReadOutcome> TaskUnit(ReadRequest request)
    {
        var unit = SourceUnit.Create(RecordKind.Task, nameof(RecordKind.Task), [.. _state.Files, .. _oldTasks.Files, .. _oldFlows.Files]);
        return UnitReader.Read(
            unit,
            request,
            () => Digest(unit, _state.Content, _oldTasks.Content, _oldFlows.Content),
            () => ReadProgress.Among(RecordKind.Task, Tasks(), CountTasks),
            () => IsWhole
        );
    }

    // Which jobs of the older files count depends on those of the store, whose content is therefore part of the digest.
    private IEnumerable<ReadOutcome> CronUnit(ReadRequest request)
    {
        var unit = SourceUnit.Create(
            RecordKind.Cron,
            nameof(RecordKind.Cron),
            [.. _state.Files, FileState.Read(_jobs.DefinitionsPath), FileState.Read(_jobs.StatesPath)]
        );
        return UnitReader.Read(
            unit,
            request,
            () => Digest(unit, _state.Content, _jobs.Definitions.Content, _jobs.States.Content),
            CronJobs,
            () => IsWhole
        );
    }

    private static byte[]? Digest(SourceUnit unit, params byte[]?[] contents) =>
        Array.Exists(contents, content => content is null) ? null : ContentDigest.Compute(unit.Kind, unit.Name, contents!);

    private IEnumerable<ReadOutcome> Tasks()
    {
        foreach (
            var outcome in Open(_state)
                .Concat(StoreGuard.Read(_state, RecordKind.Task, () => TaskReader.Read(_state, _ => false)))
                .Concat(StoreGuard.Read(_state, RecordKind.Task, () => FlowReader.Read(_state, _ => false)))
        )
        {
            yield return outcome;
        }

        // What a damaged newer store holds is not known, so an older one must not speak for it.
        if (_state.IsLost)
        {
            yield break;
        }

        foreach (
            var outcome in Open(_oldTasks)
                .Concat(
                    StoreGuard.Read(
                        _oldTasks,
                        RecordKind.Task,
                        () => TaskReader.Read(_oldTasks, Table.Keys(_state.Connection, TaskReader.TableName, TaskReader.Key))
                    )
                )
                .Concat(Open(_oldFlows))
                .Concat(
                    StoreGuard.Read(
                        _oldFlows,
                        RecordKind.Task,
                        () => FlowReader.Read(_oldFlows, Table.Keys(_state.Connection, FlowReader.TableName, FlowReader.Key))
                    )
                )
        )
        {
            yield return outcome;
        }
    }

    // An older store is not open yet when this is asked; few homes have two.
    private long CountTasks() =>
        ((Store[])[_state, _oldTasks]).Sum(store => Table.Count(store.Connection, TaskReader.TableName))
        + ((Store[])[_state, _oldFlows]).Sum(store => Table.Count(store.Connection, FlowReader.TableName));

    private IEnumerable<ReadOutcome> CronJobs()
    {
        foreach (var outcome in Open(_state).Concat(StoreGuard.Read(_state, RecordKind.Cron, () => CronJobReader.Read(_state))))
        {
            yield return outcome;
        }

        if (_state.IsLost)
        {
            yield break;
        }

        foreach (var outcome in JobsFileReader.Read(_jobs, Table.Keys(_state.Connection, CronJobReader.TableName, CronJobReader.Key)))
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
