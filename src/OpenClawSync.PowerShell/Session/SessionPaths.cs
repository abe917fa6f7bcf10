using System.Management.Automation;
using OpenClawSync.Records;
using OpenClawSync.Transport;

namespace OpenClawSync.Session;

/// <summary>Paths as the session sees them: from its folder, with its drives. A URL stays what it is.</summary>
internal sealed class SessionPaths(SessionState session)
{
    private const string Files = "FileSystem";

    /// <summary>The place a path names by its exact letters, whether it is there or not.</summary>
    public string Literal(string path)
    {
        if (HttpEndpoint.IsUrl(path))
        {
            return path;
        }

        var found = session.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
        if (provider.Name != Files)
        {
            throw NotOf(provider);
        }

        return found.Contains('\0')
            ? throw new OpenClawSyncException(ErrorIds.PathInvalid, "A path holds a NUL character, which no file has in its name.")
            : found;
    }

    /// <summary>The places a path means, where wildcards count; none when nothing is like it. Without wildcards it need not be there.</summary>
    public IReadOnlyList<string> Expand(string path)
    {
        if (HttpEndpoint.IsUrl(path) || !WildcardPattern.ContainsWildcardCharacters(path))
        {
            return [Literal(WildcardPattern.Unescape(path))];
        }

        try
        {
            var found = session.Path.GetResolvedProviderPathFromPSPath(path, out var provider);
            return provider.Name == Files ? found : throw NotOf(provider);
        }
        catch (ItemNotFoundException)
        {
            return [];
        }
    }

    /// <summary>The one place a path means.</summary>
    public string One(string path) =>
        Expand(path) switch
        {
            [var only] => only,
            [] => throw Nothing(path),
            var several => throw new OpenClawSyncException(
                ErrorIds.PathInvalid,
                $"'{path}' means {several.Count} places, and one is wanted. Give it by its full name."
            ),
        };

    /// <summary>What to say of a path that nothing is like.</summary>
    public static OpenClawSyncException Nothing(string path) => new(ErrorIds.SourceNotFound, $"There is nothing like '{path}'.");

    private static OpenClawSyncException NotOf(ProviderInfo provider) =>
        new(ErrorIds.PathInvalid, $"A path is not one of the file system, but of {provider.Name}.");
}
