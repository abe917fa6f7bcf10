using OpenClawSync.Fingerprint;
using OpenClawSync.Records;
using OpenClawSync.Targets.Ledgers;

namespace OpenClawSync.Targets.Convex;

/// <summary>
/// A Mission Control behind an ingest endpoint. What it holds is remembered in the state database, so that what it has already
/// is not sent; the endpoint is believed over that memory.
/// </summary>
internal sealed class ConvexTarget(
    IngestClient client,
    CallbackDispatcher pump,
    RemoteLedger ledger,
    InstanceId instance,
    RequestLimits limits,
    TimeProvider time
) : ISyncTarget
{
    private RunStart? _run;
    private long _batch;
    private bool _hasFailed;

    public string Name => client.Endpoint.Name;

    public int BatchesAtOnce => limits.InFlight;

    public StaleRows Stale => ledger.Ledger.Head.Stale;

    public RunBeginning Begin(RunStart start, CancellationToken cancellationToken)
    {
        pump.Listener = start.Tell;
        var status = pump.Run(() => client.Status(instance, ledger.Ledger.SourceIdentity, cancellationToken));
        if (status.SchemaVersion < Envelope.SchemaVersion)
        {
            throw new OpenClawSyncException(
                ErrorIds.TargetIncompatible,
                $"{Name} understands envelopes up to version {status.SchemaVersion} only. Deploy its newer Mission Control."
            );
        }

        if (status.Claim == "other")
        {
            throw IngestErrors.Conflict(client.Endpoint);
        }

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

    public long CountDeadLetters() => ledger.Read(known => known.DeadLetters.Count());

    public DeadLetter? FindDeadLetter(string id) => ledger.Read(known => known.DeadLetters.Find(id));

    public IEnumerable<StoredRecord> ReadStale(CancellationToken cancellationToken) =>
        new IngestRows(client, instance).ReadRows(RecordKinds.All, cancellationToken).Where(IsStale);

    public IReadOnlyList<PushOutcome> Commit(TargetBatch batch, CancellationToken cancellationToken)
    {
        var rows = batch.Items.Select(item => (Item: item, Json: Envelope.RowOf(item.Record))).ToList();
        var (outcomes, others) = Sending(() => (Send(rows, cancellationToken), SendKeys(batch, cancellationToken)));
        var committed = rows.Select((row, index) => new CommittedItem(row.Item, outcomes[index], RowHash.Compute(row.Json))).ToList();
        var hasSent = outcomes.Concat(others).Any(outcome => outcome.Attempts > 0);
        ledger.Record(hasSent ? _run!.RunId : null, known => LedgerWriter.Write(known, batch, committed, others, time.GetUtcNow()));
        if (batch.Run is { } run)
        {
            Log(run, cancellationToken);
        }

        return [.. outcomes, .. others];
    }

    public void Dispose()
    {
        client.Dispose();
        ledger.Dispose();
    }

    private PushOutcome[] Send(List<(PushItem Item, byte[] Json)> rows, CancellationToken cancellationToken)
    {
        // Requests overtake each other, so of one key only the last goes.
        var last = rows.Select((row, index) => (row.Item.Record.SourceKey, index))
            .GroupBy(pair => pair.SourceKey, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Last().index, StringComparer.Ordinal);
        var outcomes = new PushOutcome[rows.Count];
        var waiting = new List<int>();
        for (var index = 0; index < rows.Count; index++)
        {
            if (last[rows[index].Item.Record.SourceKey] != index)
            {
                outcomes[index] = new PushOutcome(PushStatus.Skipped, "A later record of the same key was sent instead.", Attempts: 0);
            }
            else if (IsThere(rows[index].Item, rows[index].Json))
            {
                outcomes[index] = new PushOutcome(PushStatus.Unchanged, Attempts: 0);
            }
            else
            {
                waiting.Add(index);
            }
        }

        // The envelope lists kind by kind, and results come in its order.
        var ordered = waiting.OrderBy(index => rows[index].Item.Record.Kind);
        var requests = RequestPlan.Split(ordered, index => rows[index].Json.Length, limits).ToList();
        var sender = Sender(rows.Count > 0 ? rows[0].Item.Record.PolicyId : "");
        var answers = pump.Run(() =>
            Parallelism.Run(
                requests,
                limits.InFlight,
                (request, token) => sender.Send([.. request.Select(index => rows[index])], token),
                cancellationToken
            )
        );
        foreach (var (index, outcome) in answers.SelectMany((results, number) => requests[number].Zip(results)))
        {
            outcomes[index] = outcome;
        }

        return outcomes;
    }

    // After the rows: what takes the place of an erased row must be there first.
    private List<PushOutcome> SendKeys(TargetBatch batch, CancellationToken cancellationToken)
    {
        var sender = Sender(_run?.Protection?.PolicyId ?? "none");
        return
        [
            .. batch.Removed.Chunk(limits.Records).SelectMany(keys => pump.Run(() => sender.SendKeys(keys, [], cancellationToken))),
            .. batch.Deleted.Chunk(limits.Records).SelectMany(keys => pump.Run(() => sender.SendKeys([], keys, cancellationToken))),
        ];
    }

    // A full run sends what is known to be there too; the target then says that it was.
    private bool IsThere(PushItem item, byte[] json) =>
        _run is { Full: false }
        && ledger.Read(known => known.AcknowledgedRows.Find(item.Record.SourceKey)) is { RowHash: { } hash }
        && hash.AsSpan().SequenceEqual(RowHash.Compute(json));

    // Rows that a starter script wrote are not this source's, unless it wrote them itself.
    private bool IsStale(StoredRecord row) =>
        ledger.Read(known =>
            known.AcknowledgedRows.Find(row.SourceKey) is { } acknowledged
                ? acknowledged.Generation < known.Head.Generation
                : row.Row.Text("sourceFormat")?.StartsWith("starter/", StringComparison.Ordinal) != true
        );

    private bool IsEmpty(CancellationToken cancellationToken) =>
        pump.Run(() => client.Rows(instance, null, cancellationToken)) is { Rows.Count: 0, Next: null };

    private RequestSender Sender(string policyId) =>
        new(
            client,
            number => new EnvelopeHead(time.GetUtcNow(), _run!.RunId, instance, ledger.Ledger.SourceIdentity, number, policyId),
            () => Interlocked.Increment(ref _batch)
        );

    private void Log(SyncRun run, CancellationToken cancellationToken)
    {
        // An endpoint that failed is not asked to note that it did; the report tells.
        if (_hasFailed)
        {
            return;
        }

        var row = RunRow.From(run);
        var body = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["sourceIdentity"] = ledger.Ledger.SourceIdentity,
            ["run"] = row,
        };
        pump.Run(() => client.LogRun(CanonicalJson.Utf8(body), cancellationToken));
        ledger.Finish(run, CanonicalJson.Utf8(row));
    }

    private T Sending<T>(Func<T> send)
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
