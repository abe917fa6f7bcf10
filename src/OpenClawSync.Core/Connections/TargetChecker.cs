using System.Globalization;
using OpenClawSync.Detection;
using OpenClawSync.Records;
using OpenClawSync.State;
using OpenClawSync.Targets;
using OpenClawSync.Targets.Convex;
using OpenClawSync.Targets.Sqlite;

namespace OpenClawSync.Connections;

/// <summary>
/// Checks a target without changing it: whether it is available, whether it is the right one, whether it contains
/// secrets, and whether its rows are as they were stored.
/// </summary>
internal sealed class TargetChecker(
    TargetLocation location,
    TargetOptions options,
    string sourceIdentity,
    ISecretDetector detector,
    CancellationToken cancellationToken
)
{
    private static readonly string[] Names =
    [
        "Reachable",
        "Authorized",
        "Identity",
        "SchemaVersion",
        "ClockSkew",
        "RoundTrip",
        "Secrets",
        "Integrity",
    ];

    // Tokens and cursors do not depend on the clocks, but people who compare times do.
    private static readonly TimeSpan MaxClockSkew = TimeSpan.FromMinutes(1);

    public IEnumerable<TargetCheck> Run()
    {
        var done = 0;
        foreach (var check in location.File is null ? CheckEndpoint() : CheckFile())
        {
            done++;
            yield return check;
        }

        foreach (var name in Names[done..])
        {
            yield return new TargetCheck(name, CheckStatus.Skipped, "An earlier check failed.");
        }
    }

    private IEnumerable<TargetCheck> CheckEndpoint()
    {
        using var client = location.OpenClient(options)!;
        var start = options.Time.GetTimestamp();
        var (status, failure) = Try(() => client.Status(options.Instance, sourceIdentity, cancellationToken));
        var (roundTrip, now) = (options.Time.GetElapsedTime(start), options.Time.GetUtcNow());
        var isUnauthorized = failure?.ErrorId == ErrorIds.TargetUnauthorized;
        yield return failure is null || isUnauthorized ? Passed("It responds.") : Failed("Reachable", failure);
        if (failure is not null)
        {
            if (isUnauthorized)
            {
                yield return Failed("Authorized", failure);
            }

            yield break;
        }

        yield return new TargetCheck("Authorized", CheckStatus.Passed, "The token is accepted.");
        yield return status!.Claim == "other"
            ? Failed("Identity", IngestErrors.Conflict(client.Endpoint))
            : new TargetCheck(
                "Identity",
                CheckStatus.Passed,
                $"{status.Identity}; {options.Instance.Description} is {(status.Claim == "yours" ? "ours" : "free")}."
            );
        yield return Version(status.SchemaVersion, Envelope.SchemaVersion);
        yield return Skew(status.ServerTime - (now - (roundTrip / 2)));
        yield return RoundTrip(roundTrip);
        foreach (var check in CheckRows(status.Identity, status.LastRunId, isStray: null))
        {
            yield return check;
        }
    }

    private IEnumerable<TargetCheck> CheckFile()
    {
        var start = options.Time.GetTimestamp();
        var (target, failure) = Try(() => SqliteView.Open(location.File!));
        if (failure is not null)
        {
            yield return Failed("Reachable", failure);
            yield break;
        }

        using (target)
        {
            yield return Passed("It exists.");
            var (_, unsafeFile) = Try(() =>
            {
                TargetFile.RequireTrusted(location.File!);
                return true;
            });
            yield return unsafeFile is not null ? Failed("Authorized", unsafeFile)
            : TargetFile.IsWritable(location.File!) ? new TargetCheck("Authorized", CheckStatus.Passed, "The file can be written.")
            : new TargetCheck("Authorized", CheckStatus.Failed, "The file cannot be written with the current permissions.");
            yield return new TargetCheck("Identity", CheckStatus.Passed, target!.Identity);
            yield return target.ForeignTrigger is { } trigger
                ? new TargetCheck(
                    "SchemaVersion",
                    CheckStatus.Failed,
                    $"It has the trigger '{trigger}', which OpenClawSync did not create and which can change what is stored. Drop it."
                )
                : Version(target.SchemaVersion, TargetSchema.Version);
            yield return new TargetCheck("ClockSkew", CheckStatus.Skipped, "A file has no clock.");
            yield return RoundTrip(options.Time.GetElapsedTime(start));
            foreach (var check in CheckRows(target.Identity, null, target.IsStray))
            {
                yield return check;
            }
        }
    }

    // Both checks need every row, and an endpoint should send them once.
    private IEnumerable<TargetCheck> CheckRows(string identity, string? lastRunId, Func<StoredRecord, bool>? isStray)
    {
        using var ledger = FindLedger(identity, lastRunId);
        var (secrets, integrity) = (new SecretScan(detector), new IntegrityScan(ledger, options.Instance, isStray));
        var (_, failure) = Try(() =>
        {
            using (integrity)
            {
                using var reader = location.OpenForAudit(options);
                foreach (var row in reader.ReadRows(RecordKinds.All, cancellationToken))
                {
                    secrets.Add(row);
                    integrity.Add(row);
                }

                integrity.Complete();
            }

            return true;
        });
        yield return failure is null ? secrets.ToCheck() : Failed("Secrets", failure);
        yield return failure is null ? integrity.ToCheck() : Failed("Integrity", failure);
    }

    // What is recorded about another target, or is incomplete, says nothing about the rows.
    private TargetMemory? FindLedger(string identity, string? lastRunId)
    {
        var (ledger, _) = Try(() => location.FindMemory(options));
        if (ledger is null || (ledger.IsComplete && (location.File is not null || ledger.Trusts(identity, lastRunId))))
        {
            return ledger;
        }

        ledger.Dispose();
        return null;
    }

    private static TargetCheck Version(long theirs, long ours) =>
        theirs == ours
            ? new TargetCheck("SchemaVersion", CheckStatus.Passed, string.Create(CultureInfo.InvariantCulture, $"{theirs}"))
            : new TargetCheck(
                "SchemaVersion",
                theirs > ours ? CheckStatus.Failed : CheckStatus.Passed,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"It has {theirs}, this module {ours}. {(theirs > ours ? "Update the module." : "The next run updates it.")}"
                )
            );

    private static TargetCheck Skew(TimeSpan skew) =>
        new(
            "ClockSkew",
            skew.Duration() <= MaxClockSkew ? CheckStatus.Passed : CheckStatus.Failed,
            string.Create(
                CultureInfo.InvariantCulture,
                $"Its clock is {Math.Abs(skew.TotalSeconds):0.0} s {(skew < TimeSpan.Zero ? "behind" : "ahead")}."
            )
        );

    private static TargetCheck RoundTrip(TimeSpan time) =>
        new("RoundTrip", CheckStatus.Passed, string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0} ms"));

    private static TargetCheck Passed(string detail) => new("Reachable", CheckStatus.Passed, detail);

    private static TargetCheck Failed(string name, OpenClawSyncException failure) =>
        new(name, CheckStatus.Failed, failure.Message) { ErrorId = failure.ErrorId };

    private static (T? Result, OpenClawSyncException? Failure) Try<T>(Func<T> work)
    {
        try
        {
            return (work(), null);
        }
        catch (OpenClawSyncException failure)
        {
            return (default, failure);
        }
    }
}
