using Microsoft.Data.Sqlite;
using OpenClawSync.Records;

namespace OpenClawSync.Sources.Home;

/// <summary>Turns a store that cannot be queried as it should into a problem, so that the rest goes on.</summary>
internal static class StoreGuard
{
    // A store can have tables of the right name and the wrong columns.
    public static IEnumerable<ReadOutcome> Read(Store store, RecordKind kind, Func<IEnumerable<ReadOutcome>> read)
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
            catch (SqliteException)
            {
                failed = Problem.Error(
                    ErrorIds.SourceMalformed,
                    store.Name,
                    $"The store is not laid out as OpenClaw's; its {kind} records were not all read.",
                    kind
                );
            }

            if (failed is not null)
            {
                yield return failed;
                yield break;
            }

            yield return outcomes.Current;
        }
    }

    // A store has no connection before it was opened, so its readers must not be made earlier.
    private static IEnumerable<ReadOutcome> Lazily(Func<IEnumerable<ReadOutcome>> read)
    {
        foreach (var outcome in read())
        {
            yield return outcome;
        }
    }
}
