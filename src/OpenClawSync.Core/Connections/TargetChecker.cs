using System.Globalization;
using OpenClawSync.Detection;
using OpenClawSync.Protection;
using OpenClawSync.Records;
using OpenClawSync.Targets;
using OpenClawSync.Targets.Convex;
using OpenClawSync.Targets.Sqlite;

namespace OpenClawSync.Connections;

/// <summary>
/// Checks a target without changing it: whether it is available, whether it is the right one, and whether it contains secrets.
/// </summary>
internal sealed class TargetChecker(
    TargetLocation location,
    TargetOptions options,
    string sourceIdentity,
    ISecretDetector detector,
    CancellationToken cancellationToken
)
{
    private static readonly string[] Names = ["Reachable", "Authorized", "Identity", "SchemaVersion", "ClockSkew", "RoundTrip", "Secrets"];

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
                $"{status.Identity}; instance '{options.Instance.Value}' is {(status.Claim == "yours" ? "ours" : "free")}."
            );
        yield return Version(status.SchemaVersion, Envelope.SchemaVersion);
        yield return Skew(status.ServerTime - (now - (roundTrip / 2)));
        yield return RoundTrip(roundTrip);
        yield return Secrets();
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
            yield return Version(target.SchemaVersion, TargetSchema.Version);
            yield return new TargetCheck("ClockSkew", CheckStatus.Skipped, "A file has no clock.");
            yield return RoundTrip(options.Time.GetElapsedTime(start));
        }

        yield return Secrets();
    }

    private TargetCheck Secrets()
    {
        var (rows, found) = (0L, new List<string>());
        var (_, failure) = Try(() =>
        {
            using var reader = location.OpenForAudit(options);
            foreach (var row in reader.ReadRows(RecordKinds.All, cancellationToken))
            {
                rows++;
                found.AddRange(Fields(row));
            }

            return true;
        });
        return (failure, found.Count) switch
        {
            ({ } wrong, _) => Failed("Secrets", wrong),
            (_, 0) => new TargetCheck(
                "Secrets",
                CheckStatus.Passed,
                string.Create(CultureInfo.InvariantCulture, $"{rows} rows contain nothing that a rule finds.")
            ),
            _ => new TargetCheck(
                "Secrets",
                CheckStatus.Failed,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{found.Count} fields contain what a rule finds, the first in {found[0]}. "
                        + $"Run Invoke-OpenClawSync -Full to protect them again."
                )
            ),
        };
    }

    private IEnumerable<string> Fields(StoredRecord record) =>
        from field in record.Row
        where !RowProof.Hashes.Contains(field.Key)
        from text in RowProof.Texts(field.Value)
        let hits = detector.Detect(text)
        where hits.Count > 0
        select $"{field.Key} of a {record.Kind} row by the rule {hits[0].RuleId}";

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
