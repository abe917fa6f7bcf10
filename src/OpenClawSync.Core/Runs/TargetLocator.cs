using OpenClawSync.Records;
using OpenClawSync.Transport;

namespace OpenClawSync.Runs;

/// <summary>Decides which target is meant: the one given, or the embedded one in the state folder.</summary>
internal static class TargetLocator
{
    public const string UrlVariable = "CONVEX_INGEST_URL";

    /// <summary>The file of the embedded target.</summary>
    /// <param name="target">A file path, resolved; null for the default.</param>
    /// <param name="environment">Reads an environment variable.</param>
    /// <param name="state">Where the default target is.</param>
    public static string File(string? target, Func<string, string?> environment, StateFolder state)
    {
        if (target is not null)
        {
            return HttpEndpoint.IsUrl(target) ? throw NoUrl("A URL as -Target is") : target;
        }

        // Falling back to a local file would hide from the operator that nothing arrives where it should.
        return environment(UrlVariable) is { Length: > 0 }
            ? throw NoUrl($"{UrlVariable} is set, but URL targets are")
            : state.DefaultTarget;
    }

    private static OpenClawSyncException NoUrl(string what) => new(
        ErrorIds.TargetInvalid, $"{what} not supported by this version. Give the path of a SQLite file as -Target.");
}
