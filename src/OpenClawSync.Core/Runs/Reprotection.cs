using System.Text.RegularExpressions;
using OpenClawSync.Protection;
using OpenClawSync.Records;
using OpenClawSync.Targets;

namespace OpenClawSync.Runs;

/// <summary>
/// Protects again, from their stored text, the rows that a complete pass under a new policy did not bring: their source is gone, and old
/// rows must not keep old redaction. After an interruption it goes on with the rows that are left.
/// </summary>
internal sealed partial class Reprotection(
    Protector protector,
    ISyncTarget target,
    BatchWriter writer,
    IKnownRows known,
    Func<RecordKind, bool> sawAll,
    int batchSize
)
{
    private readonly List<PushItem> _items = [];
    private readonly List<string> _removed = [];
    private readonly List<string> _deleted = [];
    private readonly List<Problem> _problems = [];

    /// <summary>The rows that could not be protected again; they stay as they are until a later run can.</summary>
    public IReadOnlyList<Problem> Problems => _problems;

    /// <summary>Runs to the end, and returns what became of the rows batch by batch.</summary>
    public IEnumerable<IReadOnlyList<PushResult>> Run(CancellationToken cancellationToken)
    {
        var stale = target.Stale;
        foreach (var row in target.ReadStale(cancellationToken))
        {
            Add(row, stale);
            if (_items.Count + _removed.Count + _deleted.Count >= batchSize)
            {
                yield return Commit();
            }
        }

        yield return Commit();
    }

    private void Add(StoredRecord row, StaleRows stale)
    {
        if (ProtectAgain(row) is not { } again)
        {
            return;
        }

        if (again.SourceKey == row.SourceKey)
        {
            _items.Add(new PushItem(again, PushItem.NoRecordHash));
            if (row.RemovedAt is not null || IsSuperseded(row, stale))
            {
                _removed.Add(row.SourceKey);
            }

            return;
        }

        // A rule finds a secret in the key itself. The row is deleted, and a row with another key takes its place, which this pass may have written.
        if (!known.HasCurrent(again.SourceKey))
        {
            _items.Add(new PushItem(again, PushItem.NoRecordHash));
        }

        _deleted.Add(row.SourceKey);
    }

    // One row on which the engine fails must not stop the others.
    private ProtectedRecord? ProtectAgain(StoredRecord row)
    {
        try
        {
            return protector.ProtectAgain(row.Kind, row.Row);
        }
        catch (OpenClawSyncException failure) when (failure.ErrorId == ErrorIds.ProtectionFailed)
        {
            _problems.Add(
                Problem.Error(
                    failure.ErrorId,
                    $"{row.Kind} row of the target",
                    "It cannot be protected under the present policy and stays as it was. The next run tries again."
                )
            );
            return null;
        }
    }

    // What the source still has was written under its new key.
    private bool IsSuperseded(StoredRecord row, StaleRows stale) =>
        sawAll(row.Kind)
        && ((stale.KeyRotated && DependsOnInstallationKey(row.SourceKey)) || (stale.LayoutChanged && row.Kind == RecordKind.Memory));

    private IReadOnlyList<PushResult> Commit()
    {
        var batch = writer.Commit(
            new TargetBatch
            {
                Items = [.. _items],
                Removed = [.. _removed],
                Deleted = [.. _deleted],
            }
        );
        _items.Clear();
        _removed.Clear();
        _deleted.Clear();
        return batch.Results;
    }

    /// <summary>Whether a segment of a row's key is masked: the mask is a hash with the installation's key.</summary>
    public static bool DependsOnInstallationKey(string sourceKey) => MaskedSegment().IsMatch(sourceKey);

    [GeneratedRegex("[:/]~[0-9a-f]{16}(?:[/#]|\\z)", RegexOptions.CultureInvariant)]
    private static partial Regex MaskedSegment();
}
