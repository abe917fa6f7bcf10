namespace OpenClawSync.Sources.Home;

/// <summary>
/// The folders whose notes were already listed. Two agents can share a workspace, and two paths can lead to one folder; a note then belongs
/// to the agent that comes first. Only folders are remembered, because notes can be very many.
/// </summary>
internal sealed class NoteClaims
{
    private readonly List<string> _claimed = [];

    /// <summary>Claims the real path of a note, or of a folder with all notes that are listed below it.</summary>
    public void Add(string realPath) => _claimed.Add(realPath);

    /// <summary>Whether a real path is claimed.</summary>
    public bool Contains(string realPath) => _claimed.Exists(claimed => Covers(claimed, realPath));

    // Notes in a hidden folder are not listed from a folder above it.
    private static bool Covers(string claimed, string path) =>
        path.StartsWith(claimed, StringComparison.Ordinal)
        && (
            path.Length == claimed.Length
            || (
                path[claimed.Length] == Path.DirectorySeparatorChar
                && !path.AsSpan(claimed.Length).Contains(Path.DirectorySeparatorChar + ".", StringComparison.Ordinal)
            )
        );
}
