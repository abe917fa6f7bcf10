using System.Management.Automation;
using OpenClawSync.Records;
using OpenClawSync.Transport;

namespace OpenClawSync.Session;

/// <summary>Resolves paths as the session does, from its current folder and with its drives. A URL is returned unchanged.</summary>
internal sealed class SessionPaths(SessionState session)
{
    private const string FileSystem = "FileSystem";

    /// <summary>The full path, without expanding wildcards. It need not exist.</summary>
    public string Literal(string path)
    {
        if (HttpEndpoint.IsUrl(path))
        {
            return path;
        }

        var found = session.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
        if (provider.Name != FileSystem)
        {
            throw NotFileSystem(provider);
        }

        return found.Contains('\0')
            ? throw new OpenClawSyncException(ErrorIds.PathInvalid, "A path contains a NUL character, which no file name can contain.")
            : found;
    }

    /// <summary>The full paths that match, none if nothing does. A path without wildcards need not exist.</summary>
    public IReadOnlyList<string> Expand(string path)
    {
        if (HttpEndpoint.IsUrl(path) || !WildcardPattern.ContainsWildcardCharacters(path))
        {
            return [Literal(WildcardPattern.Unescape(path))];
        }

        try
        {
            var found = session.Path.GetResolvedProviderPathFromPSPath(path, out var provider);
            return provider.Name == FileSystem ? found : throw NotFileSystem(provider);
        }
        catch (ItemNotFoundException)
        {
            return [];
        }
    }

    /// <summary>The only full path that matches.</summary>
    public string One(string path) =>
        Expand(path) switch
        {
            [var only] => only,
            [] => throw NoMatch(path),
            var several => throw new OpenClawSyncException(
                ErrorIds.PathInvalid,
                $"'{path}' matches {several.Count} places, but only one is allowed."
            ),
        };

    /// <summary>The error for a path that matches nothing.</summary>
    public static OpenClawSyncException NoMatch(string path) => new(ErrorIds.SourceNotFound, $"Nothing matches '{path}'.");

    private static OpenClawSyncException NotFileSystem(ProviderInfo provider) =>
        new(ErrorIds.PathInvalid, $"The path is not in the file system, but in {provider.Name}.");
}
