using Microsoft.Data.Sqlite;
using OpenClawSync.Records;
using OpenClawSync.State;
using OpenClawSync.Targets;
using OpenClawSync.Targets.Convex;
using OpenClawSync.Targets.Ledgers;
using OpenClawSync.Targets.Sqlite;
using OpenClawSync.Transport;

namespace OpenClawSync.Connections;

/// <summary>A target that was located but not opened yet: a SQLite file, or an ingest endpoint.</summary>
internal sealed class TargetLocation
{
    public const string UrlVariable = "CONVEX_INGEST_URL";
    public const string TokenVariable = "CONVEX_INGEST_TOKEN";

    /// <summary>The file that a target is copied to for a rehearsal.</summary>
    public const string RehearsalFile = "target.db";

    /// <summary>The folder that what is known of an endpoint is copied to for a rehearsal.</summary>
    public const string RehearsalState = "state";

    private const string SiteHost = ".convex.site";
    private const string CloudHost = ".convex.cloud";

    private readonly HttpEndpoint? _endpoint;
    private readonly Func<string, string?> _environment;
    private readonly StateFolder _state;

    private TargetLocation(string? file, HttpEndpoint? endpoint, string origin, Func<string, string?> environment, StateFolder state) =>
        (File, _endpoint, Origin, _environment, _state) = (file, endpoint, origin, environment, state);

    /// <summary>Why it is the target: a parameter, an environment variable, what was remembered, or the default.</summary>
    public string Origin { get; }

    /// <summary>The file of an embedded target; null for an endpoint.</summary>
    public string? File { get; }

    /// <summary>The display name. Mask it before printing.</summary>
    public string Name => _endpoint?.Name ?? Path.GetFileName(File!);

    /// <summary>
    /// The given target, else the endpoint in CONVEX_INGEST_URL, else the target that Initialize-OpenClawSync remembered, else the embedded
    /// target in the state folder.
    /// </summary>
    /// <param name="target">A file path, resolved, or a URL; null for the default.</param>
    /// <param name="environment">Reads an environment variable.</param>
    /// <param name="state">The state folder, with the default target and the ledgers of remote targets.</param>
    /// <exception cref="OpenClawSyncException">TargetInvalid: the URL is not valid for a target.</exception>
    public static TargetLocation Find(string? target, Func<string, string?> environment, StateFolder state)
    {
        if (target is not null)
        {
            return At(target, "-Target", "The URL given as -Target");
        }

        if (environment(UrlVariable) is { Length: > 0 } url)
        {
            return new TargetLocation(null, Endpoint(url, UrlVariable), UrlVariable, environment, state);
        }

        return SettingsFile.Read(state).Target is { } remembered
            ? At(remembered, "remembered by Initialize-OpenClawSync", "The remembered URL")
            : new TargetLocation(state.DefaultTarget, null, "the default", environment, state);

        TargetLocation At(string place, string origin, string what) =>
            HttpEndpoint.IsUrl(place)
                ? new TargetLocation(null, Endpoint(place, what), origin, environment, state)
                : new TargetLocation(TargetName.RequireFile(place, state), null, origin, environment, state);
    }

    /// <summary>Whether there may be anything to read. Only an endpoint itself knows whether it has something.</summary>
    public bool MayExist => File is null || TargetFile.HasContent(File);

    /// <summary>Opens the target for writing.</summary>
    public ISyncTarget Open(TargetOptions options)
    {
        if (_endpoint is null)
        {
            return SqliteTarget.Open(File!, LedgerOf(options), options.Time, options.Retention);
        }

        RequireToken(options);
        var dispatcher = new CallbackDispatcher();
        return new ConvexTarget(
            Client(options, dispatcher.Post),
            dispatcher,
            StateDatabase.OpenLedger(_state, LedgerOf(options), options.Time, options.Report),
            options.Instance,
            new RequestLimits(options.BatchSize),
            options.Time
        );
    }

    /// <summary>Opens the target for planning. Nothing is created, and no request is sent.</summary>
    public IWritePlanner OpenForPlanning(TargetOptions options) =>
        _endpoint is not null ? new RemotePlanner(_endpoint, StateDatabase.FindLedger(_state, LedgerOf(options)))
        : IsCreatedWithItsFolder ? SqliteView.OpenInMemory(File!)
        : SqliteView.OpenForPlanning(File!);

    /// <summary>
    /// Opens a copy of the target, or of what is known of an endpoint, to run into. Nothing is changed, and no request is sent.
    /// </summary>
    /// <param name="options">How the target would be opened.</param>
    /// <param name="folder">The folder for the copy. It exists.</param>
    public (ISyncTarget Target, IRowFinder Rows) OpenForRehearsal(TargetOptions options, string folder)
    {
        if (_endpoint is null)
        {
            if (!IsCreatedWithItsFolder)
            {
                TargetFile.RequireFolder(File!);
            }

            // The file is only read here, but the run itself would write to it.
            TargetFile.RequireTrusted(File!);

            var copy = Path.Combine(folder, RehearsalFile);
            var target = SqliteTarget.OpenCopy(copy, File!, LedgerOf(options), options.Time);
            return (target, SqliteView.Open(copy));
        }

        var state = new StateFolder(Path.Combine(folder, RehearsalState));
        StateDatabase.Copy(_state, state);
        var rehearsal = new RemoteRehearsal(
            _endpoint.Name,
            StateDatabase.OpenLedger(state, LedgerOf(options), options.Time, options.Report),
            new RequestLimits(options.BatchSize),
            options.Time
        );
        return (rehearsal, rehearsal);
    }

    /// <summary>The run log, newest first. For an endpoint it contains the runs of this installation.</summary>
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

    /// <summary>The rows of the instance, without those of others in the same file; none when there is no target yet.</summary>
    public IEnumerable<StoredRecord> ReadRows(TargetOptions options, RecordKinds kinds, CancellationToken cancellationToken)
    {
        if (!MayExist)
        {
            yield break;
        }

        using var rows = _endpoint is null ? SqliteView.Open(File!, options.Instance) : OpenForAudit(options);
        foreach (var row in rows.ReadRows(kinds, cancellationToken))
        {
            yield return row;
        }
    }

    /// <summary>Opens the stored rows for an audit, with the rights of the owner of the file or of the ingest token.</summary>
    public IRowReader OpenForAudit(TargetOptions options) =>
        _endpoint is null ? SqliteView.Open(File!) : new IngestRows(Client(options, _ => { }), options.Instance, SourceIdentity(options));

    /// <summary>
    /// Opens the stored rows for a viewer. An endpoint identifies the viewer by their JWT alone. A file returns all rows, and the caller
    /// applies the read rule.
    /// </summary>
    /// <param name="options">Options for opening the target.</param>
    /// <param name="viewerToken">The JWT of the viewer; null for an anonymous viewer.</param>
    /// <param name="queryUrl">The host that serves the queries of the deployment; null to derive it from the endpoint.</param>
    public IRowReader OpenForViewing(TargetOptions options, string? viewerToken, string? queryUrl) =>
        _endpoint is null
            ? SqliteView.Open(File!)
            : new QueryRows(
                HttpEndpoint.Parse(queryUrl ?? QueryHost(_endpoint), ErrorIds.TargetInvalid, "The URL given as -QueryUrl"),
                BearerToken.Require(viewerToken, ErrorIds.TargetUnauthorized),
                options.Retry
            );

    /// <summary>
    /// The identity with which this installation claims the instance; all zeros, which nobody claims with, when it never did.
    /// </summary>
    public string SourceIdentity(TargetOptions options)
    {
        using var ledger = _endpoint is null ? null : StateDatabase.FindLedger(_state, LedgerOf(options));
        return ledger?.Ledger.SourceIdentity ?? new string('0', 32);
    }

    /// <summary>Creates a client of the endpoint; null for a file.</summary>
    public IngestClient? OpenClient(TargetOptions options) => _endpoint is null ? null : Client(options, _ => { });

    // A query could contain a secret, and would make one endpoint look like two.
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

    /// <summary>Opens the ledger of the target for reading; null when there is none.</summary>
    public TargetMemory? FindMemory(TargetOptions options)
    {
        var connection = _endpoint is null ? TargetFile.OpenForReading(File!) : StateDatabase.FindForReading(_state);
        return connection is null ? null : TargetMemory.Find(Name, connection, LedgerOf(options), Translate);
    }

    /// <summary>
    /// All dead letters in the order of their ids. The ledger is opened anew for each page, so that the caller may change it meanwhile.
    /// </summary>
    public IEnumerable<DeadLetter> ReadDeadLetters(TargetOptions options)
    {
        var page = ReadDeadLetters(options, "");
        while (page.Count > 0)
        {
            foreach (var deadLetter in page)
            {
                yield return deadLetter;
            }

            page = page.Count < DeadLetterTable.PageSize ? [] : ReadDeadLetters(options, page[^1].Id);
        }
    }

    private IReadOnlyList<DeadLetter> ReadDeadLetters(TargetOptions options, string after)
    {
        using var memory = FindMemory(options);
        return memory?.ReadDeadLetters(after) ?? [];
    }

    /// <summary>Opens the ledger of the target for writing; null when there is none.</summary>
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
            Translate
        );
    }

    private OpenClawSyncException Translate(SqliteException failure) =>
        _endpoint is null ? TargetErrors.Translate(File!, failure) : StateDatabase.Failure(_state, failure);

    // Before the first run there is no state folder. The first writer creates it with the default target.
    private bool IsCreatedWithItsFolder => File == _state.DefaultTarget && !Directory.Exists(Path.GetDirectoryName(File));

    private LedgerName LedgerOf(TargetOptions options) =>
        new(_endpoint?.Uri.AbsoluteUri ?? "", options.Instance, options.Source) { Installation = options.Installation };

    // Convex serves HTTP actions at .convex.site and queries at .convex.cloud.
    private static string QueryHost(HttpEndpoint endpoint) =>
        endpoint.Name.EndsWith(SiteHost, StringComparison.OrdinalIgnoreCase)
            ? string.Concat(endpoint.Name.AsSpan(0, endpoint.Name.Length - SiteHost.Length), CloudHost)
            : endpoint.Name;

    private IngestClient Client(TargetOptions options, Action<string> notify) => new(_endpoint!, TokenOf(options), options.Retry, notify);

    private string? TokenOf(TargetOptions options) =>
        BearerToken.Require(
            options.Token ?? BearerToken.FromEnvironment(_endpoint!, _environment, UrlVariable, TokenVariable),
            ErrorIds.TargetUnauthorized
        );

    // Every ingest endpoint wants a token, so nothing has to be sent to find out.
    private void RequireToken(TargetOptions options)
    {
        if (TokenOf(options) is null)
        {
            throw new OpenClawSyncException(
                ErrorIds.TargetUnauthorized,
                _environment(TokenVariable) is { Length: > 0 }
                    ? $"There is no token for {_endpoint!.Name}. {TokenVariable} is not sent there, because {UrlVariable} has another host."
                    : $"There is no token for {_endpoint!.Name}."
            );
        }
    }
}
