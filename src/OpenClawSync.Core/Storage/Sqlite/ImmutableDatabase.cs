namespace OpenClawSync.Storage.Sqlite;

/// <summary>The name under which SQLite opens a database that nobody writes, without making a log or a lock beside it.</summary>
internal static class ImmutableDatabase
{
    // Uri would trim and normalise; a file name may begin or end with white space.
    public static string Uri(string path) =>
        "file:"
        + string.Join('/', Path.GetFullPath(path).Replace(Path.DirectorySeparatorChar, '/').Split('/').Select(System.Uri.EscapeDataString))
        + "?immutable=1";
}
