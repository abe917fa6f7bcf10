using Microsoft.Data.Sqlite;
using OpenClawSync.Fingerprint;
using OpenClawSync.Records;

namespace OpenClawSync.Targets.Convex;

/// <summary>
/// A Mission Control behind an ingest endpoint. What it holds is remembered in the state database, so that what it has already
/// is not sent; the endpoint is believed over that memory.
/// </summary>
internal sealed class ConvexTarget(IngestClient client, Pump pump, RemoteLedger ledger, RequestLimits limits, TimeProvider time) : ISyncTarget
{
    private RunStart? _run;
    private long _batch;
    private bool _hasFailed;

    public string Name => client.Endpoint.Name;

    public int BatchesAtOnce => limits.InFlight;

    public void Begin(RunStart start, CancellationToken cancellationToken)
    {
        pump.Listener = start.Tell;
        var status = pump.Run(() => client.Status(start.Instance, ledger.SourceIdentity, cancellationToken));
        if (status.SchemaVersion < Envelope.SchemaVersion)
        {
            throw new OpenClawSyncException(
                ErrorIds.TargetIncompatible, $"{Name} understands envelopes up to version {status.SchemaVersion} only. Deploy its newer Mission Control.");
        }

        if (status.Claim == "other")
        {
            throw IngestErrors.Conflict(client.Endpoint);
        }

        Remembering(() => ledger.Begin(status.Identity, status.LastRunId, start.RunId));
        _run = start;
    }

    public Cursors ReadCursors(InstanceId instance) => Remembering(ledger.ReadCursors);

    public bool Knows(RecordKind kind, byte[] stamp) => Remembering(() => ledger.Knows(kind, stamp));

    public SeenPart? FindPart(InstanceId instance, RecordKind kind, byte[] key) => Remembering(() => ledger.FindPart(kind, key));

    public IReadOnlyList<PushOutcome> Commit(TargetBatch batch, InstanceId instance, CancellationToken cancellationToken)
    {
        var rows = batch.Items.Select(item => (Item: item, Json: Envelope.RowOf(item.Record))).ToList();
        var outcomes = Sending(() => Send(rows, instance, cancellationToken));
        var sent = rows.Select((row, index) => new SentItem(row.Item, row.Json, outcomes[index])).ToList();
        Remembering(() => ledger.Record(sent, batch.Parts, batch.Cursors, time.GetUtcNow()));
        if (batch.Run(outcomes) is { } run)
        {
            Log(run, cancellationToken);
        }

        return outcomes;
    }

    public void Dispose()
    {
        client.Dispose();
        ledger.Dispose();
    }

    private PushOutcome[] Send(List<(PushItem Item, byte[] Json)> rows, InstanceId instance, CancellationToken cancellationToken)
    {
        // Requests overtake each other, so of one key only the last goes.
        var last = rows.Select((row, index) => (row.Item.Record.SourceKey, index)).GroupBy(pair => pair.SourceKey, StringComparer.Ordinal)
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
        var requests = RequestPlan.Of(ordered, index => rows[index].Json.Length, limits).ToList();
        var sender = new RequestSender(client, Head(instance, rows), () => Interlocked.Increment(ref _batch));
        var answers = pump.Run(() => Parallelism.Run(
            requests, limits.InFlight, (request, token) => sender.Send([.. request.Select(index => rows[index])], token), cancellationToken));
        foreach (var (index, outcome) in answers.SelectMany((results, number) => requests[number].Zip(results)))
        {
            outcomes[index] = outcome;
        }

        return outcomes;
    }

    // A full run sends what is known to be there too; the target then says that it was.
    private bool IsThere(PushItem item, byte[] json) =>
        _run is { Full: false } && Remembering(() => ledger.Find(item.Record.SourceKey)) is { } known && known.Hash.AsSpan().SequenceEqual(LedgerRows.HashOf(json));

    private Func<long, EnvelopeHead> Head(InstanceId instance, List<(PushItem Item, byte[] Json)> rows)
    {
        var (now, policy) = (time.GetUtcNow(), rows.Count > 0 ? rows[0].Item.Record.PolicyId : "");
        return number => new EnvelopeHead(now, _run!.RunId, instance, ledger.SourceIdentity, number, policy);
    }

    private void Log(SyncRun run, CancellationToken cancellationToken)
    {
        // An endpoint that failed is not asked to note that it did; the report tells.
        if (_hasFailed)
        {
            return;
        }

        var row = RunRow.Of(run);
        var body = new Dictionary<string, object>(StringComparer.Ordinal) { ["sourceIdentity"] = ledger.SourceIdentity, ["run"] = row };
        pump.Run(() => client.LogRun(CanonicalJson.Utf8(body), cancellationToken));
        Remembering(() => ledger.Finish(run, CanonicalJson.Utf8(row)));
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

    private static void Remembering(Action work) => Remembering(() =>
    {
        work();
        return true;
    });

    // Rows that are there but not remembered are sent once more, to no other effect.
    private static T Remembering<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException failure)
        {
            throw new OpenClawSyncException(
                ErrorIds.StateUnavailable, $"The state database cannot be used (SQLite {failure.SqliteExtendedErrorCode}). See the disk and the rights of the state folder; run again then.");
        }
    }
}
