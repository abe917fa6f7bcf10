using OpenClawSync.Protection.Policy;
using OpenClawSync.Storage;
using OpenClawSync.Targets.Sqlite;

namespace OpenClawSync.State;

/// <summary>
/// Recognizes files of this module in the state folder by what is in them. The folder may be one that other programs use too, and their
/// files may have the same names.
/// </summary>
internal static class OwnContent
{
    private static readonly string[] DatabaseSuffixes = ["-wal", "-shm", "-journal"];

    /// <summary>Whether a file in the state folder is what this module gives such a name. A file that cannot be read is not.</summary>
    public static bool IsOurs(StateFolder state, string file)
    {
        try
        {
            return Recognize(state, file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    // What has a random or dated name of ours needs no look inside.
    private static bool Recognize(StateFolder state, string file) =>
        file == state.Installation ? InstallationFile.IsOne(file)
        : file == state.Settings ? SettingsFile.IsOne(file)
        : file == state.Report ? IsEmpty(file) || ReportLayout.IsReport(file)
        : file == state.Lock ? IsEmpty(file)
        : file == state.LockHolder ? IsEmpty(file) || RunLock.IsHolder(file)
        : file == state.Policy ? PolicyFile.IsPolicy(file)
        : file == state.PolicySchema ? PolicyFile.IsSchema(file)
        : IsOf(file, state.Database) is { } ofState ? IsEmpty(ofState) || StateDatabase.IsOne(ofState)
        : IsOf(file, state.DefaultTarget) is not { } ofTarget || IsEmpty(ofTarget) || TargetHeader.IsOurs(ofTarget);

    // The files beside a database belong to whom the database belongs to. Without it nobody knows whose they are.
    private static string? IsOf(string file, string database) =>
        file == database || Array.Exists(DatabaseSuffixes, suffix => file == database + suffix) ? database : null;

    private static bool IsEmpty(string file)
    {
        using var content = PlainFile.Open(file);
        return content.Length == 0;
    }
}
