using OpenClawSync.Records;
using OpenClawSync.Sources.Parts;
using OpenClawSync.Sources.Sqlite;
using OpenClawSync.Storage;

namespace OpenClawSync.Sources.Home;

/// <summary>
/// An OpenClaw home as a source, of any generation. An upgraded home can hold the stores of two; then both are read, and where
/// they have the same record the newer store is believed.
/// </summary>
internal sealed class HomeSource : IRecordSource
{
    // The newest schema these readers were tried on. Newer ones are read by column name, with a warning.
    private const long NewestKnownVersion = 18;

    private readonly OpenClawHome _home;
    private readonly Func<string, string?> _environment;
    private readonly Store _state;
    private readonly Store _oldTasks;
    private readonly Store _oldFlows;

    public HomeSource(OpenClawHome home, Func<string, string?> environment, SnapshotFolder snapshots)
    {
        (_home, _environment) = (home, environment);
        _state = new Store(home, home.In("state", "openclaw.sqlite"), "openclaw.sqlite", snapshots);
        _oldTasks = new Store(home, home.In("tasks", "runs.sqlite"), "runs.sqlite", snapshots);
        _oldFlows = new Store(home, home.In("flows", "registry.sqlite"), "registry.sqlite", snapshots);
    }

    public IEnumerable<ReadOutcome> Read(ReadRequest request, CancellationToken cancellationToken) =>
        request.Kinds.SelectMany(kind => kind switch
        {
            RecordKind.Task => PartReading.Of(Part(kind, [_oldTasks, _oldFlows]), request, Tasks, () => IsWhole),
            RecordKind.Cron => PartReading.Of(Part(kind, [], JobsFileReader.FilesOf(_home)), request, CronJobs, () => IsWhole),
            _ => new MemoryReader(_home, _environment).Read(request, cancellationToken),
        });

    public void Dispose()
    {
        _state.Dispose();
        _oldTasks.Dispose();
        _oldFlows.Dispose();
    }

    // A store of a newer schema is warned of in every run, so no part of it is passed over.
    private bool IsWhole =>
        ((Store[])[_state, _oldTasks, _oldFlows]).All(store => !store.IsLost && store.Version <= NewestKnownVersion);

    private SourcePart Part(RecordKind kind, IEnumerable<Store> olderStores, params IEnumerable<string> files) => SourcePart.Of(
        kind, kind.ToString(), [.. _state.Files, .. olderStores.SelectMany(store => store.Files), .. files.Select(FileState.Of)]);

    private IEnumerable<ReadOutcome> Tasks()
    {
        foreach (var outcome in Open(_state)
            .Concat(StoreGuard.Read(_state, RecordKind.Task, () => TaskReader.Read(_state, _ => false)))
            .Concat(StoreGuard.Read(_state, RecordKind.Task, () => FlowReader.Read(_state, _ => false))))
        {
            yield return outcome;
        }

        // What a damaged newer store holds is not known, so an older one must not speak for it.
        if (_state.Exists && _state.Connection is null)
        {
            yield break;
        }

        foreach (var outcome in Open(_oldTasks)
            .Concat(StoreGuard.Read(_oldTasks, RecordKind.Task, () => TaskReader.Read(_oldTasks, Table.Keys(_state.Connection, TaskReader.TableName, TaskReader.Key))))
            .Concat(Open(_oldFlows))
            .Concat(StoreGuard.Read(_oldFlows, RecordKind.Task, () => FlowReader.Read(_oldFlows, Table.Keys(_state.Connection, FlowReader.TableName, FlowReader.Key)))))
        {
            yield return outcome;
        }
    }

    private IEnumerable<ReadOutcome> CronJobs()
    {
        foreach (var outcome in Open(_state).Concat(StoreGuard.Read(_state, RecordKind.Cron, () => CronJobReader.Read(_state))))
        {
            yield return outcome;
        }

        if (_state.Exists && _state.Connection is null)
        {
            yield break;
        }

        foreach (var outcome in JobsFileReader.Read(_home, Table.Keys(_state.Connection, CronJobReader.TableName, CronJobReader.Key)))
        {
            yield return outcome;
        }
    }

    private static IEnumerable<ReadOutcome> Open(Store store)
    {
        var isFirst = store.Connection is null;
        if (store.Open() is { } problem)
        {
            yield return problem;
        }
        else if (isFirst && store.Version > NewestKnownVersion)
        {
            yield return Problem.Warning(
                ErrorIds.NewerSchema,
                store.Name,
                $"The store has schema {store.Version}, newer than {NewestKnownVersion}; what it adds is not read.");
        }
    }
}
