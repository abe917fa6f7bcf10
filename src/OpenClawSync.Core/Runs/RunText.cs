using System.Globalization;
using OpenClawSync.Records;

namespace OpenClawSync.Runs;

/// <summary>Summarizes the counts of a run in one line.</summary>
internal static class RunText
{
    public static string Format(SyncRun run) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{run.Created} created, {run.Updated} updated, {run.Skipped} skipped, {run.Removed} removed, "
                + $"{run.DeadLetters} dead letters, {run.Errors} errors, {run.Redactions} redactions"
        );
}
