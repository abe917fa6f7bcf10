namespace OpenClawSync.Sources.Home;

/// <summary>
/// The folders whose notes were listed already. Two agents can share a workspace, and a folder can be reached by two ways; a
/// note is the first one's. Folders are kept rather than notes, which can be many.
/// </summary>
internal sealed class NoteClaims
{
    private readonly List<string> _claimed = [];

    /// <summary>Claims a real path: a note, or a folder with all that is listed below it.</summary>
    public void Add(string realPath) => _claimed.Add(realPath);

    public bool Hold(string realPath) => _claimed.Exists(claimed => Holds(claimed, realPath));

    // What lies in a hidden folder is not listed from above it.
    private static bool Holds(string claimed, string path) =>
        path.StartsWith(claimed, StringComparison.Ordinal)
        && (
            path.Length == claimed.Length
            || (
                path[claimed.Length] == Path.DirectorySeparatorChar
                && !path.AsSpan(claimed.Length).Contains(Path.DirectorySeparatorChar + ".", StringComparison.Ordinal)
            )
        );
}
