using OpenClawSync.Records;

namespace OpenClawSync.Schedules;

/// <summary>The pwsh that a schedule calls.</summary>
internal static class PwshProgram
{
    private const string Name = "pwsh";

    // A .NET tool lies in .../tools/<framework>/any, below the number of its version.
    private const string ToolFolder = "tools";

    /// <summary>
    /// The running pwsh, else the one on PATH. For a pwsh that is a .NET tool it is the other way round: its folder has the version in its
    /// path and is deleted by an update, and the command on PATH stays.
    /// </summary>
    /// <param name="psHome">$PSHOME of the session. A host other than pwsh may have no pwsh there.</param>
    /// <param name="environment">Reads an environment variable.</param>
    /// <exception cref="OpenClawSyncException">PwshNotFound.</exception>
    public static string Find(string? psHome, Func<string, string?> environment) =>
        (IsTool(psHome) ? ProgramPath.Find(Name, environment) : null)
        ?? (psHome is { Length: > 0 } ? ProgramPath.In(psHome, Name) : null)
        ?? ProgramPath.Find(Name, environment)
        ?? throw new OpenClawSyncException(
            ErrorIds.PwshNotFound,
            "There is no pwsh in $PSHOME or on PATH. A schedule calls pwsh: install PowerShell 7.6."
        );

    private static bool IsTool(string? psHome) =>
        (psHome ?? "").Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar) is var parts
        && Array.IndexOf(parts, ToolFolder) is >= 0 and var index
        && index + 1 < parts.Length
        && parts[index + 1].StartsWith("net", StringComparison.Ordinal);
}
