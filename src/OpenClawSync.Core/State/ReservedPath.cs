using OpenClawSync.Sources.Home;

namespace OpenClawSync.State;

/// <summary>
/// Paths that an operator cannot mean as a target or a report: files that this module keeps in its state folder, and files that SQLite
/// keeps beside a database and deletes.
/// </summary>
internal static class ReservedPath
{
    private static readonly string[] DatabaseSuffixes = ["-wal", "-shm", "-journal"];

    private static readonly StringComparison Comparison = OperatingSystem.IsLinux()
        ? StringComparison.Ordinal
        : StringComparison.OrdinalIgnoreCase;

    /// <summary>Why a path cannot be a target; null if it can.</summary>
    public static string? OfTarget(string path, StateFolder state) =>
        Reason(path, state, [.. KeptBy(state), state.Report], [state.Database]);

    /// <summary>Why a path cannot be that of a report; null if it can.</summary>
    public static string? OfReport(string path, StateFolder state) =>
        Reason(path, state, KeptBy(state), [state.Database, state.DefaultTarget]);

    /// <summary>Why a path cannot be that of a policy; null if it can.</summary>
    public static string? OfPolicy(string path, StateFolder state) =>
        Reason(path, state, [.. KeptBy(state).Where(file => file != state.Policy), state.Report], [state.Database, state.DefaultTarget]);

    private static string[] KeptBy(StateFolder state) =>
        [state.Policy, state.PolicySchema, state.Settings, state.Installation, state.Lock, state.LockHolder];

    // The names of what is beside a database, or was moved aside, begin with its name.
    private static string? Reason(string path, StateFolder state, string[] files, string[] databases)
    {
        var real = RealPath.Resolve(path);
        var isKept =
            Array.Exists(files, file => IsSame(real, file))
            || Array.Exists(databases, database => IsSame(real, database))
            || IsWithin(real, Path.Combine(state.Folder, "snapshots"));
        return isKept ? "this module keeps a file of its own there"
            : Array.Exists(DatabaseSuffixes, suffix => real.EndsWith(suffix, StringComparison.OrdinalIgnoreCase))
                ? "names that end in -wal, -shm or -journal belong to SQLite"
            : null;
    }

    private static bool IsSame(string real, string file) => string.Equals(real, RealPath.Resolve(file), Comparison);

    private static bool IsWithin(string real, string folder) =>
        real.StartsWith(RealPath.Resolve(folder) + Path.DirectorySeparatorChar, Comparison);
}
