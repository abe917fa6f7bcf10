using Microsoft.Data.Sqlite;
using OpenClawSync.Storage.Sqlite;

namespace OpenClawSync.Targets.Ledgers;

/// <summary>
/// The state of a ledger as a whole. An epoch is a stretch of runs under one policy; every row of the source in the target is
/// of the clean epoch or a later one.
/// </summary>
internal sealed record SyncState
{
    public string? TargetIdentity { get; init; }

    /// <summary>The last run of which the target acknowledged anything.</summary>
    public string? LastRunId { get; init; }

    /// <summary>The run that was begun last.</summary>
    public string? IntendedRunId { get; init; }

    public ProtectionVersion? Protection { get; init; }

    public long Epoch { get; init; }

    public long CleanEpoch { get; init; }

    /// <summary>Whether the installation's key changed since the clean epoch.</summary>
    public bool IsRekeyed { get; init; }

    /// <summary>Whether records are split or mapped otherwise since the clean epoch.</summary>
    public bool IsRelaid { get; init; }

    public StaleRows Stale => new(CleanEpoch < Epoch, IsRekeyed, IsRelaid);

    public static SyncState Read(SqliteConnection connection, long ledgerId)
    {
        using var command = Sql.Command(
            connection,
            "SELECT targetIdentity, lastRunId, intendedRunId, policyId, keyId, layout, epoch, cleanEpoch, isRekeyed, isRelaid FROM ledgers WHERE ledgerId = $ledger",
            ("$ledger", ledgerId));
        using var reader = command.ExecuteReader();
        reader.Read();
        return new SyncState
        {
            TargetIdentity = Text(0),
            LastRunId = Text(1),
            IntendedRunId = Text(2),
            Protection = Text(3) is { } policy ? new ProtectionVersion(policy, Text(4) ?? "", Text(5) ?? "") : null,
            Epoch = reader.GetInt64(6),
            CleanEpoch = reader.GetInt64(7),
            IsRekeyed = reader.GetInt64(8) != 0,
            IsRelaid = reader.GetInt64(9) != 0,
        };

        string? Text(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
    }

    public void Write(SqliteConnection connection, long ledgerId) => Sql.Run(
        connection,
        """
        UPDATE ledgers SET targetIdentity = $identity, lastRunId = $last, intendedRunId = $intended, policyId = $policy, keyId = $key, layout = $layout,
          epoch = $epoch, cleanEpoch = $clean, isRekeyed = $rekeyed, isRelaid = $relaid WHERE ledgerId = $ledger
        """,
        ("$identity", TargetIdentity), ("$last", LastRunId), ("$intended", IntendedRunId), ("$policy", Protection?.PolicyId),
        ("$key", Protection?.KeyId), ("$layout", Protection?.Layout), ("$epoch", Epoch), ("$clean", CleanEpoch),
        ("$rekeyed", IsRekeyed ? 1L : 0L), ("$relaid", IsRelaid ? 1L : 0L), ("$ledger", ledgerId));

    /// <summary>Whether what is remembered holds: it is the same target, and the last run it names is the last acknowledged or the one that was begun.</summary>
    public bool Trusts(string identity, string? lastRunId) =>
        TargetIdentity == identity && (lastRunId == LastRunId || (lastRunId is not null && lastRunId == IntendedRunId));

    /// <summary>The head under what protects records now; another epoch when that is not what it was.</summary>
    public SyncState Under(ProtectionVersion now) => Protection == now
        ? this
        : this with
        {
            Protection = now,
            Epoch = Epoch + 1,
            IsRekeyed = IsRekeyed || (Protection is { } before && before.KeyId != now.KeyId),
            IsRelaid = IsRelaid || (Protection is { } laid && laid.Layout != now.Layout),
        };

    /// <summary>The head once no row of an earlier epoch is left.</summary>
    public SyncState Cleaned() => this with { CleanEpoch = Epoch, IsRekeyed = false, IsRelaid = false };
}
