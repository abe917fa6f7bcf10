using System.Globalization;
using Microsoft.Data.Sqlite;
using OpenClawSync.Records;
using OpenClawSync.Sources.Sqlite;
using OpenClawSync.Storage.Sqlite;

namespace OpenClawSync.Sources.Home;

/// <summary>Turns a failing query into a problem, so that the rest is still read.</summary>
internal static class StoreGuard
{
    /// <param name="store">The store.</param>
    /// <param name="kind">The kind of its records.</param>
    /// <param name="table">The table that holds them. It can have the right name but the wrong columns.</param>
    /// <param name="read">Reads them.</param>
    public static IEnumerable<ReadOutcome> Read(Store store, RecordKind kind, string table, Func<IEnumerable<ReadOutcome>> read)
    {
        using var outcomes = Lazily(read).GetEnumerator();
        while (true)
        {
            Problem? failed = null;
            try
            {
                if (!outcomes.MoveNext())
                {
                    yield break;
                }
            }
            catch (TableLayoutException failure)
            {
                failed = Failed(ErrorIds.SourceMalformed, $"The store does not have OpenClaw's layout: {failure.Message}");
            }
            catch (SqliteException failure)
            {
                // SQLite's own message can quote the schema.
                failed = Failed(
                    SqliteCodes.MeansDamage(failure.SqliteErrorCode) ? ErrorIds.SourceCorrupt : ErrorIds.SourceMalformed,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"The table '{table}' is damaged or does not have OpenClaw's layout (SQLite error {failure.SqliteErrorCode})"
                    )
                );
            }

            if (failed is not null)
            {
                yield return failed;
                yield break;
            }

            yield return outcomes.Current;
        }

        Problem Failed(string errorId, string what) =>
            Problem.Error(errorId, store.Name, $"{what}; not all of its {kind} records were read.", kind);
    }

    // A store has no connection before it is opened, so its readers must not be created earlier.
    private static IEnumerable<ReadOutcome> Lazily(Func<IEnumerable<ReadOutcome>> read)
    {
        foreach (var outcome in read())
        {
            yield return outcome;
        }
    }
}
