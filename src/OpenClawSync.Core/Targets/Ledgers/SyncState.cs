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

    public long Generation { get; init; }

    public long CleanGeneration { get; init; }

    /// <summary>Whether the installation's key changed since the clean epoch.</summary>
    public bool KeyRotated { get; init; }

    /// <summary>Whether records are split or mapped otherwise since the clean epoch.</summary>
    public bool LayoutChanged { get; init; }

    public StaleRows Stale => new(CleanGeneration < Generation, KeyRotated, LayoutChanged);

    public static SyncState Read(SqliteConnection connection, long ledgerId)
    {
        using var command = Sql.Command(
            connection,
            "SELECT targetIdentity, lastRunId, intendedRunId, policyId, keyId, layout, epoch, cleanEpoch, isRekeyed, isRelaid FROM ledgers WHERE ledgerId = $ledger",
            ("$ledger", ledgerId)
        );
        using var reader = command.ExecuteReader();
        reader.Read();
        return new SyncState
        {
            TargetIdentity = Text(0),
            LastRunId = Text(1),
            IntendedRunId = Text(2),
            Protection = Text(3) is { } policy ? new ProtectionVersion(policy, Text(4) ?? "", Text(5) ?? "") : null,
            Generation = reader.GetInt64(6),
            CleanGeneration = reader.GetInt64(7),
            KeyRotated = reader.GetInt64(8) != 0,
            LayoutChanged = reader.GetInt64(9) != 0,
        };

        string? Text(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
    }

    public void Write(SqliteConnection connection, long ledgerId) =>
        Sql.Run(
            connection,
            """
            UPDATE ledgers SET targetIdentity = $identity, lastRunId = $last, intendedRunId = $intended, policyId = $policy, keyId = $key, layout = $layout,
              epoch = $epoch, cleanEpoch = $clean, isRekeyed = $rekeyed, isRelaid = $relaid WHERE ledgerId = $ledger
            """,
            ("$identity", TargetIdentity),
            ("$last", LastRunId),
            ("$intended", IntendedRunId),
            ("$policy", Protection?.PolicyId),
            ("$key", Protection?.KeyId),
            ("$layout", Protection?.Layout),
            ("$epoch", Generation),
            ("$clean", CleanGeneration),
            ("$rekeyed", KeyRotated ? 1L : 0L),
            ("$relaid", LayoutChanged ? 1L : 0L),
            ("$ledger", ledgerId)
        );

    /// <summary>Whether what is remembered holds: it is the same target, and the last run it names is the last acknowledged or the one that was begun.</summary>
    public bool Trusts(string identity, string? lastRunId) =>
        TargetIdentity == identity && (lastRunId == LastRunId || (lastRunId is not null && lastRunId == IntendedRunId));

    /// <summary>The head under what protects records now; another epoch when that is not what it was.</summary>
    public SyncState Under(ProtectionVersion now) =>
        Protection == now
            ? this
            : this with
            {
                Protection = now,
                Generation = Generation + 1,
                KeyRotated = KeyRotated || (Protection is { } before && before.KeyId != now.KeyId),
                LayoutChanged = LayoutChanged || (Protection is { } laid && laid.Layout != now.Layout),
            };

    /// <summary>The head once no row of an earlier epoch is left.</summary>
    public SyncState Cleaned() => this with { CleanGeneration = Generation, KeyRotated = false, LayoutChanged = false };
}
