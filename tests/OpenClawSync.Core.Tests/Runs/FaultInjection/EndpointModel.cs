using OpenClawSync.Records;
using OpenClawSync.State;
using OpenClawSync.Targets;
using OpenClawSync.Targets.Convex;
using OpenClawSync.Transport;

namespace OpenClawSync.Core.Tests.Runs.FaultInjection;

/// <summary>The remote target with its ledger in a real state database, over real HTTP to a model endpoint.</summary>
internal sealed class EndpointModel : ModelTarget
{
    private readonly LoopbackServer _server;
    private readonly ModelClock _clock;
    private readonly StateFolder _state;
    private readonly DatabaseFile _database;
    private readonly Sabotage _sabotage;
    private readonly ModelEndpoint _endpoint;
    private readonly FaultyEndpoint _faulty;
    private EndpointState _backup = new("first");
    private int _refusedDigit;

    public EndpointModel(LoopbackServer server, string folder, InstanceId instance, ModelClock clock)
        : base(instance)
    {
        (_server, _clock, _state) = (server, clock, new StateFolder(folder));
        _database = new DatabaseFile(_state.Database);
        _sabotage = new Sabotage(_state.Database, Sabotage.StateTables);
        _endpoint = new ModelEndpoint(clock) { Refuses = IsRefused };
        _faulty = new FaultyEndpoint(_endpoint);
        server.Handler = _faulty.Answer;
    }

    public override ICollection<string> Revived => _endpoint.Revived;

    public override bool MayHaveOrphans => true;

    public override long RowsPosted => _endpoint.RowsPosted;

    public override IEnumerable<byte[]> Files =>
        [.. _database.Bytes, System.Text.Encoding.UTF8.GetBytes(string.Join('\n', Rows().Select(RecordLaws.Text)))];

    public override ISyncTarget Open(int batchSize, bool isByHand, Faults faults)
    {
        _faulty.Faults = faults.Fork();
        var isLate = faults.Inject("responses may be late", 100);
        _faulty.Delay = isLate ? TimeSpan.FromMilliseconds(250) : TimeSpan.Zero;
        var options = new RetryOptions
        {
            MaxAttempts = 3,
            BaseDelay = TimeSpan.FromMilliseconds(1),
            MaxDelay = TimeSpan.FromMilliseconds(2),
            Timeout = isLate ? TimeSpan.FromMilliseconds(100) : TimeSpan.FromSeconds(30),
        };
        var dispatcher = new CallbackDispatcher();
        var client = new IngestClient(
            HttpEndpoint.Parse(_server.Url, ErrorIds.TargetInvalid, "The URL"),
            "token",
            options,
            dispatcher.Post
        );

        // One request at a time, so that a seed reproduces its schedule exactly.
        return new ConvexTarget(
            client,
            dispatcher,
            StateDatabase.OpenLedger(_state, Name(_server.Url, isByHand), _clock, _ => { }),
            Instance,
            new RequestLimits(batchSize, InFlight: 1),
            _clock
        );
    }

    public override TargetMemory? OpenMemory() =>
        File.Exists(_state.Database)
            ? TargetMemory.Find(
                "endpoint",
                StateDatabase.Open(_state, _clock, _ => { }),
                Name(_server.Url, isByHand: true),
                failure => StateDatabase.Failure(_state, failure)
            )
            : null;

    public override TargetMemory? FindMemory() =>
        StateDatabase.FindForReading(_state) is { } connection
            ? TargetMemory.Find(
                "endpoint",
                connection,
                Name(_server.Url, isByHand: true),
                failure => StateDatabase.Failure(_state, failure)
            )
            : null;

    public override IReadOnlyList<StoredRecord> Rows() =>
        [.. _endpoint.State.Rows.Values.Select(row => new StoredRecord(row.Kind, row.Row))];

    public override IReadOnlyList<SyncRun> Runs()
    {
        using var ledger = StateDatabase.FindLedger(_state, Name(_server.Url, isByHand: true));
        return ledger?.ReadRuns() ?? [];
    }

    public override void BackUp() => _backup = _endpoint.State;

    public override string LoseRows(SeededRandom random)
    {
        switch (random.Next(4))
        {
            case 0:
                _endpoint.State = _backup;
                return "an older state is restored";
            case 1:
                _endpoint.State = new EndpointState(_endpoint.State.Identity);
                return "the endpoint is emptied";
            case 2:
                _endpoint.State = (random.Chance(50) ? _endpoint.State : _backup) with { Identity = "other " + random.Next(1000) };
                return "another endpoint is at the URL";
            default:
                // The name of the source is lost together with the state.
                _database.Delete();
                ReleaseClaim(null);
                _backup = Released(_backup);
                return "the state is lost";
        }
    }

    public override void ReleaseClaim(TargetMemory? memory) => _endpoint.State = Released(_endpoint.State);

    public override void InjectDatabaseFault(Faults faults)
    {
        // Some rows are refused in this run only.
        _refusedDigit = faults.Inject("rows refused for a while") ? 1 + faults.Next(9) : 0;
        _sabotage.Do(faults);
    }

    public override void Repair()
    {
        _faulty.Recover();
        _refusedDigit = 0;
        _sabotage.Undo();
    }

    public override void Dispose() => _database.Delete();

    private static EndpointState Released(EndpointState state) => state with { Claim = null, LastRunId = null };

    private bool IsRefused(string key) => Refused.Contains(key) || (_refusedDigit > 0 && key[^1] == '0' + _refusedDigit);
}
