using Microsoft.Data.Sqlite;
using OpenClawSync.Records;
using OpenClawSync.State;
using OpenClawSync.Targets;
using OpenClawSync.Targets.Convex;
using OpenClawSync.Targets.Ledgers;
using OpenClawSync.Targets.Sqlite;
using OpenClawSync.Transport;

namespace OpenClawSync.Connections;

/// <summary>A target that was decided on but not opened yet: a SQLite file, or an ingest endpoint.</summary>
internal sealed class TargetLocation
{
    public const string UrlVariable = "CONVEX_INGEST_URL";
    public const string TokenVariable = "CONVEX_INGEST_TOKEN";

    private const string SiteHost = ".convex.site";
    private const string CloudHost = ".convex.cloud";

    private readonly HttpEndpoint? _endpoint;
    private readonly Func<string, string?> _environment;
    private readonly StateFolder _state;

    private TargetLocation(string? file, HttpEndpoint? endpoint, Func<string, string?> environment, StateFolder state) =>
        (File, _endpoint, _environment, _state) = (file, endpoint, environment, state);

    /// <summary>The file of an embedded target; null for an endpoint.</summary>
    public string? File { get; }

    /// <summary>How people know it: to be masked before it is printed.</summary>
    public string Name => _endpoint?.Name ?? Path.GetFileName(File!);

    /// <summary>The target given, else the endpoint CONVEX_INGEST_URL names, else the embedded one in the state folder.</summary>
    /// <param name="target">A file path, resolved, or a URL; null for the default.</param>
    /// <param name="environment">Reads an environment variable.</param>
    /// <param name="state">Where the default target is, and what is remembered of remote ones.</param>
    /// <exception cref="OpenClawSyncException">The URL is none that may be written to.</exception>
    public static TargetLocation Find(string? target, Func<string, string?> environment, StateFolder state)
    {
        if (target is not null)
        {
            return HttpEndpoint.IsUrl(target)
                ? At(target, "The URL given as -Target")
                : new TargetLocation(target, null, environment, state);
        }

        return environment(UrlVariable) is { Length: > 0 } url
            ? At(url, UrlVariable)
            : new TargetLocation(state.DefaultTarget, null, environment, state);

        TargetLocation At(string text, string what) => new(null, Endpoint(text, what), environment, state);
    }

    /// <summary>Whether there is anything to look at; of an endpoint only it can tell.</summary>
    public bool MayExist => File is null || TargetFile.HasContent(File);

    /// <summary>Opens it to be written to.</summary>
    public ISyncTarget Open(TargetOptions options)
    {
        if (_endpoint is null)
        {
            return SqliteTarget.Open(File!, LedgerOf(options), options.Time);
        }

        var pump = new CallbackDispatcher();
        return new ConvexTarget(
            Client(options, pump.Tell),
            pump,
            StateDatabase.Ledger(_state, LedgerOf(options), options.Time, options.Report),
            options.Instance,
            new RequestLimits(options.BatchSize),
            options.Time
        );
    }

    /// <summary>Opens it to plan against. Nothing is made, and no endpoint is asked.</summary>
    public IWritePlanner OpenForPlanning(TargetOptions options) =>
        _endpoint is not null ? new RemotePlanner(_endpoint, StateDatabase.FindLedger(_state, LedgerOf(options)))
        : IsMadeWithItsFolder ? SqliteView.OpenNowhere(File!)
        : SqliteView.OpenForPlanning(File!);

    /// <summary>The run log, newest first: of an endpoint what this installation remembers of it.</summary>
    public IReadOnlyList<SyncRun> ReadRuns(TargetOptions options)
    {
        if (_endpoint is null)
        {
            using var target = SqliteView.Open(File!);
            return target.ReadRuns();
        }

        using var ledger = StateDatabase.FindLedger(_state, LedgerOf(options));
        return ledger?.ReadRuns() ?? [];
    }

    /// <summary>The stored rows, as the owner of the file or of the ingest token sees them.</summary>
    public IRowReader OpenForAudit(TargetOptions options) =>
        _endpoint is null ? SqliteView.Open(File!) : new IngestRows(Client(options, _ => { }), options.Instance);

    /// <summary>
    /// The stored rows as a viewer sees them. An endpoint knows the viewer by their JWT alone; of a file everything is given, and what
    /// a viewer would see is for the caller to filter.
    /// </summary>
    /// <param name="options">How to open it.</param>
    /// <param name="viewerToken">The viewer's JWT.</param>
    /// <param name="queryUrl">Where the deployment answers queries; null for the host that belongs to the endpoint's.</param>
    public IRowReader OpenForViewing(TargetOptions options, string? viewerToken, string? queryUrl) =>
        _endpoint is null
            ? SqliteView.Open(File!)
            : new QueryRows(
                HttpEndpoint.Parse(queryUrl ?? QueryHost(_endpoint), ErrorIds.TargetInvalid, "The URL given as -QueryUrl"),
                BearerToken.Require(viewerToken, ErrorIds.TargetUnauthorized),
                options.Retry
            );

    /// <summary>By what this installation claims an instance at the endpoint; one that was never used is nobody's.</summary>
    public string SourceIdentity(TargetOptions options)
    {
        using var ledger = _endpoint is null ? null : StateDatabase.FindLedger(_state, LedgerOf(options));
        return ledger?.Ledger.SourceIdentity ?? new string('0', 32);
    }

    /// <summary>The endpoint's client, to ask it about itself; null for a file.</summary>
    public IngestClient? OpenClient(TargetOptions options) => _endpoint is null ? null : Client(options, _ => { });

    // A query could hold a secret, and would make one endpoint look like two.
    private static HttpEndpoint Endpoint(string text, string what)
    {
        var endpoint = HttpEndpoint.Parse(text.Trim().TrimEnd('/'), ErrorIds.TargetInvalid, what);
        return endpoint.Uri.Query.Length + endpoint.Uri.Fragment.Length == 0
            ? endpoint
            : throw new OpenClawSyncException(
                ErrorIds.TargetInvalid,
                $"{what} has a query or fragment. Give the path of the endpoint alone, and its token as a token."
            );
    }

    /// <summary>What is remembered of the target, to be looked at; null when nothing is.</summary>
    public TargetMemory? FindMemory(TargetOptions options)
    {
        if (_endpoint is not null)
        {
            return StateDatabase.FindLedger(_state, LedgerOf(options)) is { } ledger
                ? new TargetMemory(Name, ledger.Connection, ledger.Ledger, Failed)
                : null;
        }

        return TargetMemory.Find(Name, TargetFile.OpenForReading(File!), LedgerOf(options), Failed);
    }

    /// <summary>What is remembered of the target, to be changed; null when nothing is.</summary>
    public TargetMemory? OpenMemory(TargetOptions options)
    {
        using (var known = FindMemory(options))
        {
            if (known is null)
            {
                return null;
            }
        }

        return TargetMemory.Find(
            Name,
            _endpoint is null ? TargetFile.OpenForWriting(File!) : StateDatabase.Open(_state, options.Time, options.Report),
            LedgerOf(options),
            Failed
        );
    }

    private OpenClawSyncException Failed(SqliteException failure) =>
        _endpoint is null ? TargetErrors.Translate(File!, failure) : StateDatabase.Failure(_state, failure);

    // Before the first run there is no state folder; it is made, and the default target in it, by whoever writes first.
    private bool IsMadeWithItsFolder => File == _state.DefaultTarget && !Directory.Exists(Path.GetDirectoryName(File));

    private LedgerName LedgerOf(TargetOptions options) => new(_endpoint?.Uri.AbsoluteUri ?? "", options.Instance, options.Source);

    // Convex serves HTTP actions at .convex.site and queries at .convex.cloud.
    private static string QueryHost(HttpEndpoint endpoint) =>
        endpoint.Name.EndsWith(SiteHost, StringComparison.OrdinalIgnoreCase)
            ? string.Concat(endpoint.Name.AsSpan(0, endpoint.Name.Length - SiteHost.Length), CloudHost)
            : endpoint.Name;

    private IngestClient Client(TargetOptions options, Action<string> tell) =>
        new(
            _endpoint!,
            BearerToken.Require(
                options.Token ?? BearerToken.FromEnvironment(_endpoint!, _environment, UrlVariable, TokenVariable),
                ErrorIds.TargetUnauthorized
            ),
            options.Retry,
            tell
        );
}
