using OpenClawSync.Records;
using OpenClawSync.Sources;
using OpenClawSync.Sources.Home;
using OpenClawSync.Sources.Starter;
using OpenClawSync.Sources.Url;
using OpenClawSync.Transport;

namespace OpenClawSync.Connections;

/// <summary>A source that was located but not opened yet.</summary>
internal sealed class SourceLocation
{
    public const string JsonVariable = "OPENCLAW_SOURCE_JSON";
    public const string UrlVariable = "OPENCLAW_SOURCE_URL";
    public const string TokenVariable = "OPENCLAW_SOURCE_TOKEN";

    private readonly Func<SourceOptions, IRecordSource> _open;
    private readonly OpenClawHome? _home;

    private SourceLocation(string identity, string name, Func<SourceOptions, IRecordSource> open, OpenClawHome? home = null) =>
        (Identity, Name, _open, _home) = (identity, name, open, home);

    /// <summary>Identifies the source; it is the same for a folder and a link to it.</summary>
    public string Identity { get; }

    /// <summary>The display name: the path, or the host of a URL. Mask it before printing.</summary>
    public string Name { get; }

    /// <summary>
    /// Locates a source: a folder is an OpenClaw home, a file is starter JSON, and a URL returns starter JSON. Without a path the
    /// environment decides: a file, else a URL, else the home of the user.
    /// </summary>
    /// <exception cref="OpenClawSyncException">SourceNotFound or SourceInvalid.</exception>
    public static SourceLocation Find(string? path, Func<string, string?> environment)
    {
        if (path is not null)
        {
            return HttpEndpoint.IsUrl(path) ? Url(path, "The URL given as -Path", environment) : At(path, $"'{path}' does not exist.");
        }

        if (environment(JsonVariable) is { Length: > 0 } file)
        {
            return At(Path.GetFullPath(file), $"{JsonVariable} names a file that does not exist.");
        }

        return environment(UrlVariable) is { Length: > 0 } url ? Url(url, UrlVariable, environment) : Home(HomeLocator.OfUser(environment));
    }

    /// <summary>The state folder of an OpenClaw home; null for another source.</summary>
    public string? HomeFolder => _home?.StateFolder;

    /// <summary>The agents in its config; none for a source without a config.</summary>
    public IReadOnlyList<string> ReadAgents(Func<string, string?> environment)
    {
        if (_home is null)
        {
            return [];
        }

        var paths = new HomePaths(_home, PathMap.Empty);
        return
        [
            .. WorkspaceResolver
                .Resolve(paths, ConfigReader.Read(paths, environment).Config)
                .Select(workspace => workspace.AgentId)
                .Distinct(),
        ];
    }

    /// <summary>The filter, which then knows the agents of the source if it selects some.</summary>
    public RecordFilter WithKnownAgents(RecordFilter filter, Func<string, string?> environment) =>
        filter.Agents.IsAll ? filter : filter with { Agents = filter.Agents with { Known = [.. ReadAgents(environment)] } };

    /// <exception cref="OpenClawSyncException">The source cannot be read at all.</exception>
    public IRecordSource Open(SourceOptions options) => _open(options);

    private static SourceLocation At(string path, string missing)
    {
        if (Directory.Exists(path))
        {
            return Home(HomeLocator.At(path));
        }

        return File.Exists(path)
            ? new SourceLocation(RealPath.Resolve(path), path, _ => new StarterFile(path))
            : throw new OpenClawSyncException(ErrorIds.SourceNotFound, missing);
    }

    private static SourceLocation Home(OpenClawHome home) =>
        new(
            home.StateFolder,
            home.StateFolder,
            options => new HomeSource(
                home with
                {
                    FileStates = options.FileStates,
                },
                options.Home,
                options.Environment,
                options.Snapshots,
                options.Time
            ),
            home
        );

    private static SourceLocation Url(string url, string what, Func<string, string?> environment)
    {
        var endpoint = HttpEndpoint.Parse(url, ErrorIds.SourceInvalid, what);
        return new SourceLocation(
            endpoint.Uri.AbsoluteUri,
            endpoint.Name,
            options => new UrlSource(
                endpoint,
                BearerToken.Require(
                    options.Token ?? BearerToken.FromEnvironment(endpoint, environment, UrlVariable, TokenVariable),
                    ErrorIds.SourceUnauthorized
                ),
                options.Retry
            )
        );
    }
}
