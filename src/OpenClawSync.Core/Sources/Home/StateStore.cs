using System.Globalization;
using Microsoft.Data.Sqlite;
using OpenClawSync.Records;
using OpenClawSync.Sources.Sqlite;

namespace OpenClawSync.Sources.Home;

/// <summary>The state database of a home: opened once, for tasks and jobs alike, so that both show the same moment.</summary>
internal sealed class StateStore(OpenClawHome home, SnapshotFolder snapshots) : IDisposable
{
    // The newest schema this reader was tried on. Newer ones are read by column name, with a warning.
    private const long NewestKnownVersion = 18;

    private DatabaseSnapshot? _snapshot;
    private Problem? _problem;

    private string Name => home.Name(home.StateDatabase);

    public IEnumerable<ReadOutcome> Tasks() => Read(TaskReader.Read);

    public IEnumerable<ReadOutcome> CronJobs() => Read(CronJobReader.Read);

    public void Dispose() => _snapshot?.Dispose();

    private IEnumerable<ReadOutcome> Read(Func<SqliteConnection, string, string, IEnumerable<ReadOutcome>> read)
    {
        if (!File.Exists(home.StateDatabase))
        {
            yield break;
        }

        if (Open() is not { } connection)
        {
            yield return _problem!;
            yield break;
        }

        var version = Version(connection);
        if (version > NewestKnownVersion)
        {
            yield return new Problem(
                ErrorIds.NewerSchema, Name, $"The store has schema {version}, newer than {NewestKnownVersion}; what it adds is not read.", true);
        }

        foreach (var outcome in read(connection, Name, string.Create(CultureInfo.InvariantCulture, $"openclaw.sqlite/{version}")))
        {
            yield return outcome;
        }
    }

    private SqliteConnection? Open()
    {
        if (_snapshot is null && _problem is null)
        {
            try
            {
                _snapshot = DatabaseSnapshot.Take(home.StateDatabase, snapshots);
            }
            catch (SqliteException failure) when (SqliteCodes.MeansDamage(failure.SqliteErrorCode))
            {
                _problem = new Problem(ErrorIds.SourceCorrupt, Name, "The database is damaged or is not a SQLite database. Its tasks and jobs were not read.");
            }
            catch (Exception failure) when (failure is SqliteException or IOException or UnauthorizedAccessException)
            {
                _problem = new Problem(ErrorIds.SourceUnreadable, Name, "The database cannot be read. Its tasks and jobs were not read.");
            }
        }

        return _snapshot?.Connection;
    }

    private static long Version(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version";
        return (long)command.ExecuteScalar()!;
    }
}
