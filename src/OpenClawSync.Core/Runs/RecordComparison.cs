using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using OpenClawSync.Fingerprint;
using OpenClawSync.Protection;
using OpenClawSync.Records;
using OpenClawSync.Sources;
using OpenClawSync.Storage.Sqlite;
using OpenClawSync.Targets;
using OpenClawSync.Targets.Sqlite;

namespace OpenClawSync.Runs;

/// <summary>
/// Compares the records of a source with the rows of a target. The rows are kept in a temporary database that SQLite deletes by itself, so
/// they need not fit into memory.
/// </summary>
internal sealed class RecordComparison : IDisposable
{
    private readonly SqliteConnection _rows = SqliteDatabase.OpenTemporary(connection =>
        Sql.Run(
            connection,
            """
            CREATE TABLE targetRows (
              sourceKey TEXT NOT NULL PRIMARY KEY, kind INTEGER NOT NULL, row TEXT NOT NULL,
              isSeen INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID
            """
        )
    );

    private RecordKinds _missed = RecordKinds.None;

    /// <summary>Takes the rows of the target. Tombstones count as missing.</summary>
    public void Load(IEnumerable<StoredRecord> rows)
    {
        foreach (var row in rows.Where(row => row.RemovedAt is null))
        {
            Sql.Run(
                _rows,
                "INSERT OR REPLACE INTO targetRows (sourceKey, kind, row) VALUES ($key, $kind, $row)",
                ("$key", row.SourceKey),
                ("$kind", (long)row.Kind),
                ("$row", Encoding.UTF8.GetString(CanonicalJson.Utf8(row.Row)))
            );
        }
    }

    /// <summary>
    /// Compares every record of the source, and then lists the rows that it has no record of. Of a kind that could not be read whole, the
    /// absence of a record proves nothing.
    /// </summary>
    /// <param name="source">The source.</param>
    /// <param name="filter">Selects records and rows.</param>
    /// <param name="protector">Protects the records.</param>
    /// <param name="retention">Leaves out runs of jobs that a sync would leave out.</param>
    /// <param name="report">Receives problems.</param>
    /// <param name="cancellationToken">Cancels the comparison.</param>
    public IEnumerable<RecordDifference> Compare(
        IRecordSource source,
        RecordFilter filter,
        Protector protector,
        RunRetention retention,
        Action<Problem> report,
        CancellationToken cancellationToken
    )
    {
        var agents = new AgentCheck(filter.Agents);
        foreach (var outcome in source.Read(new ReadRequest(filter.Kinds, filter.Since), cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (outcome.Problem is { } problem)
            {
                Report(problem, report);
            }
            else if (outcome.Record is { } record)
            {
                agents.Add(record);
                if (!retention.HasExpired(record) && Compare(record, filter, protector, report) is { } difference)
                {
                    yield return difference;
                }
            }
        }

        foreach (var unknown in agents.Problems())
        {
            Report(unknown, report);
        }

        foreach (var extra in filter.Kinds.Except(_missed).SelectMany(kind => Extra(kind, filter)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return extra;
        }
    }

    public void Dispose() => _rows.Dispose();

    private RecordDifference? Compare(OpenClawRecord record, RecordFilter filter, Protector protector, Action<Problem> report)
    {
        try
        {
            var safe = protector.Protect(record);
            var stored = Find(safe.SourceKey, record.Kind);
            return filter.Wants(record) ? Compare(safe, stored) : null;
        }
        catch (OpenClawSyncException failure) when (failure.ErrorId == ErrorIds.ProtectionFailed)
        {
            Report(Problem.Error(failure.ErrorId, record.ToString()!, failure.Message, record.Kind), report);
            return null;
        }
    }

    private static RecordDifference Compare(ProtectedRecord record, Row? stored)
    {
        // Something else may have changed the row without its fingerprint.
        IReadOnlyList<string> fields = stored is null ? [] : RowPlanner.ChangedFields(RowSchema.For(record.Kind), stored, record.Row);
        var difference =
            stored is null ? DifferenceKind.Missing
            : fields.Count == 0 && stored.Text("fingerprint") == record.Fingerprint ? DifferenceKind.Equal
            : DifferenceKind.Changed;
        return new RecordDifference(difference, record.Kind, record.SourceKey, record.Title, fields);
    }

    private Row? Find(string sourceKey, RecordKind kind) =>
        Sql.Scalar(_rows, "UPDATE targetRows SET isSeen = 1 WHERE sourceKey = $key RETURNING row", ("$key", sourceKey)) is string row
            ? RowJson.Read(kind, JsonElement.Parse(row))
            : null;

    private IEnumerable<RecordDifference> Extra(RecordKind kind, RecordFilter filter)
    {
        using var command = Sql.Command(
            _rows,
            "SELECT row FROM targetRows WHERE kind = $kind AND isSeen = 0 ORDER BY sourceKey",
            ("$kind", (long)kind)
        );
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var row = new StoredRecord(kind, RowJson.Read(kind, JsonElement.Parse(reader.GetString(0))));
            if (Wants(row, filter))
            {
                yield return new RecordDifference(DifferenceKind.Extra, kind, row.SourceKey, row.Title, []);
            }
        }
    }

    private void Report(Problem problem, Action<Problem> report)
    {
        _missed = _missed.With(problem.Missed);
        report(problem);
    }

    // As the filter decides about records.
    private static bool Wants(StoredRecord row, RecordFilter filter) =>
        (filter.Since is null || row.SourceUpdatedAt is null || row.SourceUpdatedAt >= filter.Since)
        && !(filter.ExcludeSystem && row.IsSystem == true)
        && filter.Agents.Wants(row.AgentId);
}
