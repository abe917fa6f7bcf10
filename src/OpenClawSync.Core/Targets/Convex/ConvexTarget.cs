using OpenClawSync.Fingerprint;
using OpenClawSync.Records;
using OpenClawSync.Targets.Ledgers;

namespace OpenClawSync.Targets.Convex;

/// <summary>
/// A Mission Control behind an ingest endpoint. A ledger in the state database records what it has, so that unchanged rows are not sent.
/// The endpoint is trusted over the ledger.
/// </summary>
internal sealed class ConvexTarget(
    IngestClient client,
    CallbackDispatcher dispatcher,
    RemoteLedger ledger,
    InstanceId instance,
    RequestLimits limits,
    TimeProvider time
) : ISyncTarget
{
    private RunStart? _run;
    private long _batch;
    private bool _hasFailed;

    // Whether the run before this one came to its end.
    private bool _wasFinished;

    public string Name => client.Endpoint.Name;

    public int BatchesAtOnce => limits.InFlight;

    public bool KeepsTombstones => false;

    public StaleRows Stale => ledger.Ledger.State.Stale;

    public RunBeginning Begin(RunStart start, CancellationToken cancellationToken)
    {
        dispatcher.Listener = start.Notify;
        var status = dispatcher.Run(() => client.Status(instance, ledger.Ledger.SourceIdentity, cancellationToken));
        if (status.SchemaVersion < Envelope.SchemaVersion)
        {
            throw new OpenClawSyncException(
                ErrorIds.TargetIncompatible,
                $"{Name} understands envelopes up to version {status.SchemaVersion} only. Deploy its newer Mission Control."
            );
        }

        if (status.SchemaVersion > Envelope.SchemaVersion)
        {
            throw new OpenClawSyncException(
                ErrorIds.TargetIncompatible,
                $"{Name} expects envelopes of version {status.SchemaVersion}, newer than this module knows. Update the module."
            );
        }

        if (status.Claim == "other")
        {
            throw IngestErrors.Conflict(client.Endpoint);
        }

        _wasFinished = ledger.HasFinished;
        var beginning = ledger.Begin(start, status.Identity, status.LastRunId);
        _run = start;
        if (status.LastRunId is null && start.Protection is not null && IsEmpty(cancellationToken))
        {
            ledger.Record(null, known => known.SetClean(true));
        }

        return beginning;
    }

    public Cursors ReadCursors() => ledger.Read(known => known.ReadCursors());

    public IKnownRows OpenKnown() => ledger.OpenKnown();

    public ISeenKeys OpenSeen() => ledger.OpenSeen();

    public IReadOnlyList<StoredRecord> ReadOpenTasks() => ledger.Read(known => known.OpenTasks.Read());

    public IReadOnlyList<SyncedPlace> ReadPlaces() => ledger.Read(known => known.Places.Read());

    public IReadOnlyList<string> FindRunsBefore(DateTimeOffset cutoff, string after, int maxCount) =>
        ledger.Read(known => known.FindRunsBefore(cutoff, after, maxCount));

    public long CountDeadLetters(int limit) => ledger.Read(known => known.DeadLetters.Count(limit));

    public DeadLetter? FindDeadLetter(string id) => ledger.Read(known => known.DeadLetters.Find(id));

    public IEnumerable<StoredRecord> ReadStale(CancellationToken cancellationToken) =>
        new IngestRows(client, instance, ledger.Ledger.SourceIdentity).ReadRows(RecordKinds.All, cancellationToken).Where(IsStale);

    public IEnumerable<KnownRow> ReadKnown(CancellationToken cancellationToken) =>
        new IngestRows(client, instance, ledger.Ledger.SourceIdentity)
            .ReadRows(RecordKinds.All, cancellationToken)
            .Select(Known)
            .Where(known => known.Standing != RowStanding.Unknown || !IsFromStarter(known.Record));

    public IReadOnlyList<PushOutcome> Commit(TargetBatch batch, CancellationToken cancellationToken)
    {
        var rows = batch.Items.Select(WireRow.From).ToList();
        TrackOpenTasks(rows);
        var (sent, others) = NotingFailure(() => (SendRows(rows, cancellationToken), SendKeys(batch, cancellationToken)));
        var outcomes = ledger.Read(known =>
            sent.Select((outcome, index) => outcome with { Status = Repair.StatusOf(known, rows[index].Item, outcome.Status) }).ToList()
        );
        var committed = rows.Select((row, index) => new CommittedItem(row.Item, outcomes[index], row.Hash)).ToList();
        var hasSent = outcomes.Concat(others).Any(outcome => outcome.Attempts > 0);
        ledger.Record(hasSent ? _run!.RunId : null, known => LedgerWriter.Write(known, batch, committed, others, time.GetUtcNow()));
        if (batch.Run is { } run)
        {
            LogRun(run, cancellationToken);
        }

        return [.. outcomes, .. others];
    }

    public void Dispose()
    {
        client.Dispose();
        ledger.Dispose();
    }

    // Before they are sent: if the process dies before it learns of the answer and the task ends meanwhile, only this knows of the row.
    private void TrackOpenTasks(List<WireRow> rows)
    {
        var open = rows.Where(row => row.Item.Record.Kind == RecordKind.Task && OpenTask.Is(row.Item.Row)).ToList();
        if (open.Count > 0)
        {
            ledger.Record(
                null,
                known =>
                {
                    foreach (var row in open)
                    {
                        known.OpenTasks.Track(row.Item.Record.SourceKey, row.Item.Row);
                    }
                }
            );
        }
    }

    private PushOutcome[] SendRows(List<WireRow> rows, CancellationToken cancellationToken)
    {
        // Requests can overtake each other, so only the last row with a key is sent.
        var last = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var index = 0; index < rows.Count; index++)
        {
            last[rows[index].Item.Record.SourceKey] = index;
        }

        var outcomes = new PushOutcome[rows.Count];
        var waiting = new List<int>();
        for (var index = 0; index < rows.Count; index++)
        {
            if (last[rows[index].Item.Record.SourceKey] != index)
            {
                outcomes[index] = new PushOutcome(PushStatus.Skipped, "A later record of the same key was sent instead.", Attempts: 0);
            }
            else if (IsAcknowledged(rows[index]))
            {
                outcomes[index] = new PushOutcome(PushStatus.Unchanged, Attempts: 0);
            }
            else
            {
                waiting.Add(index);
            }
        }

        // An envelope lists its rows by kind, and the results come in that order.
        var ordered = waiting.OrderBy(index => rows[index].Item.Record.Kind);
        var requests = RequestPlan.Split(ordered, index => rows[index].Json.Length, limits).ToList();
        var sender = Sender(rows.Count > 0 ? rows[0].Item.Record.PolicyId : "");
        var replies = dispatcher.Run(() =>
            BoundedParallel.Map(
                requests,
                limits.InFlight,
                (request, token) => sender.Send([.. request.Select(index => rows[index])], token),
                cancellationToken
            )
        );
        foreach (var (index, outcome) in replies.SelectMany((results, number) => requests[number].Zip(results)))
        {
            outcomes[index] = outcome;
        }

        return outcomes;
    }

    // This comes after the rows, because the replacement of a deleted row must be stored first.
    private List<PushOutcome> SendKeys(TargetBatch batch, CancellationToken cancellationToken)
    {
        var sender = Sender(_run?.Protection?.PolicyId ?? "none");
        return
        [
            .. Chunks(batch.Removed).SelectMany(keys => dispatcher.Run(() => sender.SendKeys(keys, [], cancellationToken))),
            .. Chunks(batch.Deleted).SelectMany(keys => dispatcher.Run(() => sender.SendKeys([], keys, cancellationToken))),
        ];
    }

    private IEnumerable<string[]> Chunks(IReadOnlyList<RowKey> keys) => keys.Select(key => key.SourceKey).Chunk(limits.Records);

    // A full run sends rows that the target is known to have as well, and the target reports them as unchanged.
    private bool IsAcknowledged(WireRow row) =>
        _run is { Full: false }
        && ledger.Read(known => known.AcknowledgedRows.Find(row.Item.Record.SourceKey)) is { RowHash: { } hash }
        && hash.AsSpan().SequenceEqual(row.Hash);

    // Rows that a starter script wrote do not belong to this source, unless this source wrote them as well.
    private bool IsStale(StoredRecord row) =>
        ledger.Read(known =>
            known.AcknowledgedRows.Find(row.SourceKey) is { } acknowledged
                ? acknowledged.Generation < known.State.Generation
                : !IsFromStarter(row)
        );

    // After an interruption the endpoint may have a newer row than the ledger knows of.
    private KnownRow Known(StoredRecord row)
    {
        var known = Repair.Known(row, ledger.Read(found => found.AcknowledgedRows.Find(row.SourceKey)));
        return _wasFinished ? known : known with { Fingerprint = null };
    }

    private static bool IsFromStarter(StoredRecord row) =>
        row.Row.Text("sourceFormat")?.StartsWith("starter/", StringComparison.Ordinal) == true;

    private bool IsEmpty(CancellationToken cancellationToken) =>
        dispatcher.Run(() => client.Rows(instance, ledger.Ledger.SourceIdentity, null, cancellationToken)) is { Rows.Count: 0, Next: null };

    private RequestSender Sender(string policyId) =>
        new(
            client,
            () =>
                new EnvelopeHead(
                    time.GetUtcNow(),
                    _run!.RunId,
                    instance,
                    ledger.Ledger.SourceIdentity,
                    Interlocked.Increment(ref _batch),
                    policyId
                )
        );

    private void LogRun(SyncRun run, CancellationToken cancellationToken)
    {
        // An endpoint that failed gets no further request; the report of the run has the details.
        if (_hasFailed)
        {
            return;
        }

        var body = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["sourceIdentity"] = ledger.Ledger.SourceIdentity,
            ["run"] = RunRow.From(run).Where(field => !RunRow.LaterFields.Contains(field.Key) || field.Value is not 0L).ToDictionary(),
        };
        dispatcher.Run(() => client.LogRun(CanonicalJson.Utf8(body), cancellationToken));
        ledger.Finish(run);
    }

    private T NotingFailure<T>(Func<T> send)
    {
        try
        {
            return send();
        }
        catch (OpenClawSyncException)
        {
            _hasFailed = true;
            throw;
        }
    }
}
