using System.Collections.Immutable;

namespace OpenClawSync.Records;

/// <summary>
/// Where the folders are that a config names by the paths of a container, another computer or another user. An operator states it.
/// </summary>
/// <param name="Folders">The folders on this computer, by their names in the config.</param>
internal sealed record PathMap(ImmutableDictionary<string, string> Folders)
{
    public static PathMap Empty { get; } = new(ImmutableDictionary<string, string>.Empty);

    /// <summary>Whether a folder can be mapped: its path must say where it starts.</summary>
    public static bool CanMap(string folder) => ForeignPath.Parse(folder).IsAbsolute;

    /// <summary>The folders of both maps. Those of the other one override those of this one.</summary>
    public PathMap With(PathMap other) => new(Folders.SetItems(other.Folders));

    /// <summary>The path on this computer, by the longest folder that contains it; null when no folder does.</summary>
    public string? Find(string path)
    {
        var wanted = ForeignPath.Parse(path);
        var found = Folders
            .Select(entry => (Name: ForeignPath.Parse(entry.Key), Folder: entry.Value))
            .Where(entry => wanted.StartsWith(entry.Name))
            .OrderByDescending(entry => entry.Name.Segments.Length)
            .FirstOrDefault();
        return found.Name is null ? null : wanted.Below(found.Folder, found.Name.Segments.Length);
    }
}
