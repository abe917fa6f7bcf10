using System.Globalization;
using OpenClawSync.Records;
using OpenClawSync.State;
using OpenClawSync.Targets;

namespace OpenClawSync.Connections;

/// <summary>
/// Finds what something else did to the rows of a target: changed ones, by their fingerprints, and with the ledger of the source also those
/// that were added, hidden, restored after removal or deleted.
/// </summary>
/// <param name="ledger">The ledger of the source; null when it says nothing about the target.</param>
/// <param name="instance">The instance of the source.</param>
/// <param name="isStray">
/// Whether a row of a file, which has the rows of all instances, can belong to none of them; null for an endpoint, which sends the rows of
/// one.
/// </param>
internal sealed class IntegrityScan(TargetMemory? ledger, InstanceId instance, Func<StoredRecord, bool>? isStray) : IDisposable
{
    private const int MaxKeys = 3;
    private const int MaxKeyLength = 120;

    private readonly ISeenKeys? _seen = ledger?.OpenSeen();
    private readonly List<Finding> _findings =
    [
        new("changed"),
        new("added"),
        new("missing or hidden"),
        new("restored after removal"),
        new("deleted tombstones"),
    ];
    private readonly Finding _strays = new("outside every instance or with a malformed key");
    private long _rows;

    public void Add(StoredRecord row)
    {
        _rows++;
        if (isStray?.Invoke(row) == true)
        {
            _strays.Add(row.SourceKey);
            return;
        }

        if (!StoredFingerprint.Fits(row.Row))
        {
            Changed.Add(row.SourceKey);
        }

        if (ledger is not null && IsOurs(row))
        {
            Add(row, ledger);
        }
    }

    /// <summary>Looks for missing rows, once all rows were added.</summary>
    public void Complete()
    {
        foreach (var kind in _seen is null ? [] : RecordKinds.All)
        {
            Missing.Add(_seen!.CountUnseen(kind), _seen.Unseen(kind, "", MaxKeys));
            if (isStray is not null)
            {
                // A deployment deletes old tombstones by itself, and does not say which.
                Tombstones.Add(_seen.CountUnseenTombstones(kind), _seen.UnseenTombstones(kind, "", MaxKeys));
            }
        }
    }

    public TargetCheck ToCheck()
    {
        var found = _findings.Where(finding => finding.Count > 0).ToList();
        if (found.Count > 0 || _strays.Count > 0)
        {
            var repair = found.Count > 0 ? " Run Invoke-OpenClawSync -Full to repair them." : "";
            var erase = _strays.Count > 0 ? $" {_strays}: erase these with Remove-OpenClawRecord -SourceKey." : "";
            return new TargetCheck(
                "Integrity",
                CheckStatus.Failed,
                "Rows in the target were changed by something other than OpenClawSync"
                    + $"{(found.Count > 0 ? $": {string.Join("; ", found)}" : "")}.{repair}{erase}"
            );
        }

        var known = ledger is null ? " Whether rows were added or deleted is unknown until the next run completes." : "";
        return new TargetCheck(
            "Integrity",
            CheckStatus.Passed,
            $"{Quantity.Of(_rows, "row is as it was", "rows are as they were")} stored.{known}"
        );
    }

    public void Dispose() => _seen?.Dispose();

    private Finding Changed => _findings[0];

    private Finding Added => _findings[1];

    private Finding Missing => _findings[2];

    private Finding Restored => _findings[3];

    private Finding Tombstones => _findings[4];

    private void Add(StoredRecord row, TargetMemory known)
    {
        var standing = known.StandingOf(row.SourceKey, out var fingerprint);
        if (standing == RowStanding.Removed || (standing == RowStanding.Stored && row.RemovedAt is null))
        {
            _seen!.Add(row.SourceKey);
        }

        // Both may have been changed so that they fit each other.
        if (new KnownRow(row, standing, fingerprint).IsReplaced && StoredFingerprint.Fits(row.Row))
        {
            Changed.Add(row.SourceKey);
        }

        if (row.RemovedAt is null && standing != RowStanding.Stored)
        {
            (standing == RowStanding.Removed ? Restored : Added).Add(row.SourceKey);
        }
    }

    // A starter script writes to the endpoint without a ledger.
    private bool IsOurs(StoredRecord row) =>
        row.SourceId.StartsWith(instance.Prefix, StringComparison.Ordinal)
        && (
            isStray is not null
                ? !ledger!.IsOfAnother(row.SourceKey)
                : row.SourceFormat?.StartsWith("starter/", StringComparison.Ordinal) != true
                    || ledger!.StandingOf(row.SourceKey, out _) != RowStanding.Unknown
        );

    private sealed class Finding(string what)
    {
        private readonly List<string> _keys = [];

        public long Count { get; private set; }

        public void Add(string key) => Add(1, [key]);

        public void Add(long count, IReadOnlyList<string> keys)
        {
            Count += count;
            _keys.AddRange(keys.Take(MaxKeys - _keys.Count).Select(key => key.Length <= MaxKeyLength ? key : key[..MaxKeyLength] + "…"));
        }

        public override string ToString() =>
            string.Create(CultureInfo.InvariantCulture, $"{Count} {what} ({string.Join(", ", _keys)}{(Count > _keys.Count ? ", …" : "")})");
    }
}
