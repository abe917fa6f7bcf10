namespace OpenClawSync.Storage.Sqlite;

/// <summary>The name by which SQLite opens a database that nobody writes, without creating a log or taking a lock.</summary>
internal static class ImmutableDatabase
{
    // System.Uri would trim and normalize the path, but a file name may begin or end with white space.
    public static string Uri(string path) =>
        "file:"
        + string.Join('/', Path.GetFullPath(path).Replace(Path.DirectorySeparatorChar, '/').Split('/').Select(System.Uri.EscapeDataString))
        + "?immutable=1";
}
