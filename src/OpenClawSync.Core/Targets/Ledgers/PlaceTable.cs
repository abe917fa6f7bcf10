using Microsoft.Data.Sqlite;
using OpenClawSync.Records;
using OpenClawSync.Storage.Sqlite;

namespace OpenClawSync.Targets.Ledgers;

/// <summary>The places of the source that earlier runs read.</summary>
internal sealed class PlaceTable(SqliteConnection connection, long ledgerId)
{
    public IReadOnlyList<SyncedPlace> Read()
    {
        if (!LedgerSchema.HasAdditions(connection))
        {
            return [];
        }

        using var command = Sql.Command(
            connection,
            """
            SELECT place, kinds, scope, inode, counter, modified, hasRecords, isAccepted FROM ledgerPlaces
            WHERE ledgerId = $ledger ORDER BY place
            """,
            ("$ledger", ledgerId)
        );
        using var reader = command.ExecuteReader();
        var places = new List<SyncedPlace>();
        while (reader.Read())
        {
            places.Add(Read(reader));
        }

        return places;
    }

    public void Set(SyncedPlace place) =>
        Sql.Run(
            connection,
            """
            INSERT OR REPLACE INTO ledgerPlaces (ledgerId, place, kinds, scope, inode, counter, modified, hasRecords, isAccepted)
            VALUES ($ledger, $place, $kinds, $scope, $inode, $counter, $modified, $hasRecords, $isAccepted)
            """,
            ("$ledger", ledgerId),
            ("$place", place.Name),
            ("$kinds", ToBits(place.Kinds)),
            ("$scope", place.Scope),
            ("$inode", place.Version?.Inode),
            ("$counter", place.Version?.ChangeCounter),
            ("$modified", place.Version?.Modified),
            ("$hasRecords", place.Version is { HasRecords: true } ? 1L : 0L),
            ("$isAccepted", place.IsAccepted ? 1L : 0L)
        );

    public void Forget(string name) =>
        Sql.Run(
            connection,
            "DELETE FROM ledgerPlaces WHERE ledgerId = $ledger AND place = $place",
            ("$ledger", ledgerId),
            ("$place", name)
        );

    /// <summary>Forgets the workspaces of agents whose ids are masked, because their names depend on the installation key.</summary>
    public void ForgetMasked() =>
        Sql.Run(
            connection,
            "DELETE FROM ledgerPlaces WHERE ledgerId = $ledger AND place GLOB 'workspace:~????????????????'",
            ("$ledger", ledgerId)
        );

    private static SyncedPlace Read(SqliteDataReader reader)
    {
        var kinds = RecordKinds.None;
        foreach (var kind in RecordKinds.All)
        {
            kinds = (reader.GetInt64(1) & Bit(kind)) == 0 ? kinds : kinds.With(RecordKinds.Of(kind));
        }

        return new SyncedPlace(
            reader.GetString(0),
            kinds,
            reader.IsDBNull(2) ? null : reader.GetString(2),
            reader.IsDBNull(4)
                ? null
                : new PlaceVersion(reader.GetInt64(3), reader.GetInt64(4), reader.GetInt64(5), reader.GetInt64(6) != 0),
            reader.GetInt64(7) != 0
        );
    }

    private static long ToBits(RecordKinds kinds)
    {
        var bits = 0L;
        foreach (var kind in kinds)
        {
            bits |= Bit(kind);
        }

        return bits;
    }

    private static long Bit(RecordKind kind) => 1L << (int)kind;
}
