using Microsoft.Data.Sqlite;
using OpenClawSync.Records;

namespace OpenClawSync.Sources.Home;

/// <summary>Turns a failing query into a problem, so that the rest is still read.</summary>
internal static class StoreGuard
{
    // A store can have tables with the right name but the wrong columns.
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
                    $"The store does not have OpenClaw's layout; not all of its {kind} records were read.",
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

    // A store has no connection before it is opened, so its readers must not be created earlier.
    private static IEnumerable<ReadOutcome> Lazily(Func<IEnumerable<ReadOutcome>> read)
    {
        foreach (var outcome in read())
        {
            yield return outcome;
        }
    }
}
