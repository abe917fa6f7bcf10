using System.Globalization;
using OpenClawSync.Records;

namespace OpenClawSync.Runs;

/// <summary>A run in a sentence's worth of counts.</summary>
internal static class RunText
{
    public static string Format(SyncRun run) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{run.Created} created, {run.Updated} updated, {run.Skipped} skipped, {run.Removed} removed, {run.DeadLetters} kept aside, {run.Errors} errors, {run.Redactions} redactions"
        );
}
