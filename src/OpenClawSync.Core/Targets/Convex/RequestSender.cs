using System.Globalization;
using OpenClawSync.Transport;

namespace OpenClawSync.Targets.Convex;

/// <summary>
/// Sends rows in one request and matches the results to the rows. A request that the endpoint finds too large is sent in halves.
/// </summary>
/// <param name="client">The client.</param>
/// <param name="nextHead">Creates the head of the next envelope. It can be called on several threads.</param>
internal sealed class RequestSender(IngestClient client, Func<EnvelopeHead> nextHead)
{
    private const string TooLarge = "TooLarge";
    private const string NoResult = "NoResult";
    private const string Rejected = "Refused";

    /// <summary>Upserts rows.</summary>
    /// <param name="rows">The rows, in the order of the lists of the envelope: tasks, jobs, entries.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public IReadOnlyList<PushOutcome> Send(IReadOnlyList<WireRow> rows, CancellationToken cancellationToken)
    {
        var head = nextHead();
        var answer = client.Ingest(Envelope.ForRows(head, rows), IdempotencyKey(head), cancellationToken);
        if (IngestErrors.IsTooLarge(answer))
        {
            return rows.Count == 1 ? [new PushOutcome(PushStatus.Failed, TooLarge, answer.Attempts)] : SendHalves(rows, cancellationToken);
        }

        if (!answer.IsSuccess)
        {
            throw IngestErrors.Translate(client.Endpoint, answer);
        }

        return Outcomes([.. rows.Select(row => row.Item.Record.SourceKey)], isKey: false, answer);
    }

    /// <summary>Makes rows tombstones, or deletes them.</summary>
    public IReadOnlyList<PushOutcome> SendKeys(
        IReadOnlyList<string> removed,
        IReadOnlyList<string> deleted,
        CancellationToken cancellationToken
    )
    {
        var head = nextHead();
        var answer = client.Ingest(Envelope.ForKeys(head, removed, deleted), IdempotencyKey(head), cancellationToken);
        if (!answer.IsSuccess)
        {
            throw IngestErrors.Translate(client.Endpoint, answer);
        }

        return Outcomes([.. removed, .. deleted], isKey: true, answer);
    }

    private static string IdempotencyKey(EnvelopeHead head) => string.Create(CultureInfo.InvariantCulture, $"{head.RunId}:{head.Batch}");

    private IReadOnlyList<PushOutcome> Outcomes(IReadOnlyList<string> keys, bool isKey, HttpAnswer answer)
    {
        var results = client.Read(() => IngestReply.Parse(answer.Body, keys.Count)) ?? throw IngestErrors.NotOk(client.Endpoint);
        return [.. ReplyMatcher.Match(keys, results).Select(result => Outcome(isKey, result, answer.Attempts))];
    }

    // Of a row whose key is omitted, only a failure is plausible.
    private static PushOutcome Outcome(bool isKey, IngestResult? result, int attempts) =>
        result is null || (result.SourceKey.Length == 0 && !isKey && result.Status != PushStatus.Failed)
            ? new PushOutcome(PushStatus.Failed, NoResult, attempts)
            : new PushOutcome(result.Status, result.Status == PushStatus.Failed ? result.Reason ?? Rejected : null, attempts);

    private IReadOnlyList<PushOutcome> SendHalves(IReadOnlyList<WireRow> rows, CancellationToken cancellationToken)
    {
        var half = rows.Count / 2;
        return [.. Send([.. rows.Take(half)], cancellationToken), .. Send([.. rows.Skip(half)], cancellationToken)];
    }
}
