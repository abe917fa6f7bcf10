using Microsoft.Data.Sqlite;
using OpenClawSync.Storage.Sqlite;

namespace OpenClawSync.Targets.Ledgers;

/// <summary>
/// The state of a ledger. A policy generation is a series of runs under one policy. Every row of the source in the target is of the clean
/// generation or of a later one.
/// </summary>
internal sealed record SyncState
{
    public string? TargetIdentity { get; init; }

    /// <summary>The last run from which the target acknowledged anything.</summary>
    public string? LastRunId { get; init; }

    /// <summary>The last run that began.</summary>
    public string? IntendedRunId { get; init; }

    public ProtectionVersion? Protection { get; init; }

    public long Generation { get; init; }

    public long CleanGeneration { get; init; }

    /// <summary>Whether the installation key was rotated since the clean generation.</summary>
    public bool KeyRotated { get; init; }

    /// <summary>Whether splitting or mapping changed since the clean generation.</summary>
    public bool LayoutChanged { get; init; }

    public StaleRows Stale => new(CleanGeneration < Generation, KeyRotated, LayoutChanged);

    public static SyncState Read(SqliteConnection connection, long ledgerId)
    {
        using var command = Sql.Command(
            connection,
            """
            SELECT targetIdentity, lastRunId, intendedRunId, policyId, keyId, layout, epoch, cleanEpoch, isRekeyed, isRelaid
            FROM ledgers WHERE ledgerId = $ledger
            """,
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
            UPDATE ledgers SET targetIdentity = $identity, lastRunId = $last, intendedRunId = $intended,
              policyId = $policy, keyId = $key, layout = $layout, epoch = $epoch, cleanEpoch = $clean,
              isRekeyed = $keyRotated, isRelaid = $layoutChanged WHERE ledgerId = $ledger
            """,
            ("$identity", TargetIdentity),
            ("$last", LastRunId),
            ("$intended", IntendedRunId),
            ("$policy", Protection?.PolicyId),
            ("$key", Protection?.KeyId),
            ("$layout", Protection?.Layout),
            ("$epoch", Generation),
            ("$clean", CleanGeneration),
            ("$keyRotated", KeyRotated ? 1L : 0L),
            ("$layoutChanged", LayoutChanged ? 1L : 0L),
            ("$ledger", ledgerId)
        );

    /// <summary>
    /// Whether the ledger is still valid for a target: it is the same target, and the last run that it names is the last one it
    /// acknowledged or the last one that began.
    /// </summary>
    public bool Trusts(string identity, string? lastRunId) =>
        TargetIdentity == identity && (lastRunId == LastRunId || (lastRunId is not null && lastRunId == IntendedRunId));

    /// <summary>The state under the current protection; a new generation when the protection changed.</summary>
    public SyncState Under(ProtectionVersion now) =>
        Protection == now
            ? this
            : this with
            {
                Protection = now,
                Generation = Generation + 1,
                KeyRotated = KeyRotated || (Protection is { } before && before.KeyId != now.KeyId),
                LayoutChanged = LayoutChanged || (Protection is { } earlier && earlier.Layout != now.Layout),
            };

    /// <summary>The state once no row of an earlier generation is left.</summary>
    public SyncState Cleaned() => this with { CleanGeneration = Generation, KeyRotated = false, LayoutChanged = false };
}
