using OpenClawSync.Records;
using OpenClawSync.Sources.Home;
using OpenClawSync.Sources.Sqlite;
using OpenClawSync.Sources.Starter;

namespace OpenClawSync.Sources;

/// <summary>Opens the source that a path or the environment names.</summary>
internal static class RecordSources
{
    public const string JsonVariable = "OPENCLAW_SOURCE_JSON";

    /// <summary>A folder is an OpenClaw home, a file is starter JSON; without a path the environment decides, then the user's home.</summary>
    /// <exception cref="OpenClawSyncException">There is no such source, or it cannot be read at all.</exception>
    public static IRecordSource Open(string? path, Func<string, string?> environment, SnapshotFolder snapshots)
    {
        if (path is not null)
        {
            return At(path, $"'{path}' does not exist.", snapshots);
        }

        return environment(JsonVariable) is { Length: > 0 } file
            ? At(Path.GetFullPath(file), $"{JsonVariable} names a file that does not exist.", snapshots)
            : new HomeSource(HomeLocator.OfUser(environment), snapshots);
    }

    private static IRecordSource At(string path, string missing, SnapshotFolder snapshots)
    {
        if (Directory.Exists(path))
        {
            return new HomeSource(HomeLocator.At(path), snapshots);
        }

        return File.Exists(path)
            ? new StarterSource(path)
            : throw new OpenClawSyncException(ErrorIds.SourceNotFound, missing);
    }
}
