using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using OpenClawSync.Core.Tests.Support;

namespace OpenClawSync.Core.Tests.Runs;

/// <summary>What a collector in the same process receives, under the documented names.</summary>
public sealed class TelemetryTests : IDisposable
{
    private readonly SyncBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void A_collector_receives_the_run_its_batches_and_its_counts()
    {
        var (activities, sums) = (new ConcurrentBag<Activity>(), new ConcurrentDictionary<string, double>());
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "OpenClawSync",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activities.Add,
        };
        ActivitySource.AddActivityListener(listener);
        using var meters = Meters(sums);

        var run = _bench.Sync();

        var whole = Assert.Single(
            activities,
            activity => activity.OperationName == "openclawsync.run" && (string?)activity.GetTagItem("openclawsync.run.id") == run.RunId
        );
        Assert.Equal(("succeeded", ActivityStatusCode.Ok), ((string?)whole.GetTagItem("openclawsync.run.status"), whole.Status));
        Assert.Contains(activities, activity => activity.OperationName == "openclawsync.batch" && activity.ParentId == whole.Id);
        Assert.InRange(sums["openclawsync.records memory created"], 17, double.MaxValue);
        Assert.InRange(
            sums.Where(sum => sum.Key.StartsWith("openclawsync.redactions ", StringComparison.Ordinal)).Sum(sum => sum.Value),
            run.Redactions,
            double.MaxValue
        );
        Assert.Contains(sums.Keys, key => key.StartsWith("openclawsync.run.duration ", StringComparison.Ordinal));
    }

    // Other tests run at the same time, so sums can be larger than the counts of this run.
    private static MeterListener Meters(ConcurrentDictionary<string, double> sums)
    {
        var meters = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == "OpenClawSync")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        meters.Start();
        return meters;

        void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var name = string.Join(' ', [instrument.Name, .. tags.ToArray().Select(tag => $"{tag.Value}")]);
            sums.AddOrUpdate(name, value, (_, sum) => sum + value);
        }
    }
}
