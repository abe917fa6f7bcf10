using System.Text.RegularExpressions;
using OpenClawSync.State;
using OpenClawSync.Storage;

namespace OpenClawSync.Erasure;

/// <summary>
/// The files in the state folder that this module made: regular files with its names and its content. What an operator wrote, such as the
/// policy, and the default target are not among them.
/// </summary>
internal static partial class StateFiles
{
    /// <summary>The files, the key last: whatever is interrupted before can be repeated with it.</summary>
    public static IReadOnlyList<string> Find(StateFolder state) =>
        Directory.Exists(state.Folder)
            ?
            [
                .. Files(SnapshotsOf(state)).Where(file => Snapshot().IsMatch(Path.GetFileName(file))),
                .. Files(state.Folder)
                    .Where(file => Own().IsMatch(Path.GetFileName(file)) && OwnContent.IsOurs(state, file))
                    .OrderBy(file => file == state.Installation)
                    .ThenBy(file => file, StringComparer.Ordinal),
            ]
            : [];

    /// <summary>The folders, innermost first. They are removed only if they are empty.</summary>
    public static IReadOnlyList<string> Folders(StateFolder state) =>
        [.. ((string[])[SnapshotsOf(state), state.Folder]).Where(folder => Directory.Exists(folder) && !IsLink(folder))];

    /// <summary>The entries that are still in the state folder.</summary>
    public static IReadOnlyList<string> Rest(string folder) =>
        [.. Directory.EnumerateFileSystemEntries(folder).Order(StringComparer.Ordinal)];

    private static string SnapshotsOf(StateFolder state) => Path.Combine(state.Folder, "snapshots");

    private static IEnumerable<string> Files(string folder) =>
        Directory.Exists(folder) && !IsLink(folder) ? Directory.EnumerateFiles(folder).Where(file => !IsLink(file) && IsOurs(file)) : [];

    private static bool IsLink(string path) => File.GetAttributes(path).HasFlag(FileAttributes.ReparsePoint);

    // What another user owns, somebody else put there. Root removes what a user's runs made.
    private static bool IsOurs(string file) =>
        Environment.IsPrivilegedProcess || UnixEntry.Read(file) is not { } entry || entry.Owner == UnixUser.Current;

    [GeneratedRegex(
        @"^(installation\.json|settings\.json|policy\.schema\.json|sync-report\.json|run\.lock|run\.holder"
            + @"|state\.db(\.damaged-[0-9]{14})?(-wal|-shm|-journal)?"
            + @"|(installation|settings|sync-report|policy|policy\.schema)\.json\.[0-9a-f]{32}\.tmp)\z",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Own();

    [GeneratedRegex(@"^snapshot-[0-9]+-[0-9a-f]{32}\.sqlite(-wal|-shm|-journal)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Snapshot();
}
