using System.Globalization;

namespace OpenClawSync.Targets.Convex;

/// <summary>Sends rows in one request, in halves when the endpoint finds it too large, and matches the results to the rows.</summary>
internal sealed class RequestSender(IngestClient client, Func<long, EnvelopeHead> headOf, Func<long> nextNumber)
{
    private const string TooLarge = "TooLarge";
    private const string NoResult = "NoResult";
    private const string Refused = "Refused";

    /// <param name="rows">The rows, in the order of the envelope's lists: tasks, jobs, entries.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public IReadOnlyList<PushOutcome> Send(IReadOnlyList<(PushItem Item, byte[] Json)> rows, CancellationToken cancellationToken)
    {
        var head = headOf(nextNumber());
        var answer = client.Ingest(Envelope.Create(head, rows), KeyOf(head), cancellationToken);
        if (IngestErrors.MeansTooLarge(answer))
        {
            return rows.Count == 1 ? [new PushOutcome(PushStatus.Failed, TooLarge, answer.Attempts)] : Halves(rows, cancellationToken);
        }

        if (!answer.IsSuccess)
        {
            throw IngestErrors.Translate(client.Endpoint, answer);
        }

        var results = client.Read(() => IngestReply.Parse(answer.Body));
        return
        [
            .. rows.Select(
                (row, index) => Outcome(row.Item.Record.SourceKey, isKey: false, results.ElementAtOrDefault(index), answer.Attempts)
            ),
        ];
    }

    /// <summary>Makes rows tombstones, or takes them away.</summary>
    public IReadOnlyList<PushOutcome> SendKeys(
        IReadOnlyList<string> removed,
        IReadOnlyList<string> deleted,
        CancellationToken cancellationToken
    )
    {
        var head = headOf(nextNumber());
        var answer = client.Ingest(Envelope.OfKeys(head, removed, deleted), KeyOf(head), cancellationToken);
        if (!answer.IsSuccess)
        {
            throw IngestErrors.Translate(client.Endpoint, answer);
        }

        var results = client.Read(() => IngestReply.Parse(answer.Body));
        return
        [
            .. removed
                .Concat(deleted)
                .Select((key, index) => Outcome(key, isKey: true, results.ElementAtOrDefault(index), answer.Attempts)),
        ];
    }

    private static string KeyOf(EnvelopeHead head) => string.Create(CultureInfo.InvariantCulture, $"{head.RunId}:{head.Batch}");

    // An endpoint leaves out a key that it takes for a secret; any other must be the row's own.
    private static PushOutcome Outcome(string sourceKey, bool isKey, IngestResult? result, int attempts) =>
        result is null
        || (result.SourceKey != sourceKey && !(result.SourceKey.Length == 0 && (isKey || result.Status == PushStatus.Failed)))
            ? new PushOutcome(PushStatus.Failed, NoResult, attempts)
            : new PushOutcome(result.Status, result.Status == PushStatus.Failed ? result.Reason ?? Refused : null, attempts);

    private IReadOnlyList<PushOutcome> Halves(IReadOnlyList<(PushItem Item, byte[] Json)> rows, CancellationToken cancellationToken)
    {
        var half = rows.Count / 2;
        return [.. Send([.. rows.Take(half)], cancellationToken), .. Send([.. rows.Skip(half)], cancellationToken)];
    }
}
