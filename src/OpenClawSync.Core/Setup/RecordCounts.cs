using System.Globalization;
using OpenClawSync.Records;
using OpenClawSync.Sources;

namespace OpenClawSync.Setup;

/// <summary>The numbers of records in a source.</summary>
public sealed class RecordCounts
{
    /// <summary>Tasks and flows.</summary>
    public long Tasks { get; init; }

    /// <summary>Cron jobs.</summary>
    public long CronJobs { get; init; }

    /// <summary>Entries of memory notes.</summary>
    public long MemoryEntries { get; init; }

    /// <inheritdoc />
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"tasks: {Tasks}, cron jobs: {CronJobs}, memory entries: {MemoryEntries}");

    internal static RecordCounts Count(IRecordSource source, Action<Problem> report, CancellationToken cancellationToken)
    {
        var counts = new long[RecordKinds.All.Count()];
        foreach (var outcome in source.Read(new ReadRequest(RecordKinds.All), cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (outcome.Problem is { } problem)
            {
                report(problem);
            }

            if (outcome.Record is { } record)
            {
                counts[(int)record.Kind]++;
            }
        }

        return new RecordCounts
        {
            Tasks = counts[(int)RecordKind.Task],
            CronJobs = counts[(int)RecordKind.Cron],
            MemoryEntries = counts[(int)RecordKind.Memory],
        };
    }
}
