using OpenClawSync.Records;

namespace OpenClawSync.Schedules;

/// <summary>The pwsh that a schedule calls.</summary>
internal static class PwshProgram
{
    private const string Name = "pwsh";

    /// <summary>The running pwsh, else the one on PATH.</summary>
    /// <param name="psHome">$PSHOME of the session. A host other than pwsh may have no pwsh there.</param>
    /// <param name="environment">Reads an environment variable.</param>
    /// <exception cref="OpenClawSyncException">PwshNotFound.</exception>
    public static string Find(string? psHome, Func<string, string?> environment) =>
        (psHome is { Length: > 0 } ? ProgramPath.In(psHome, Name) : null)
        ?? ProgramPath.Find(Name, environment)
        ?? throw new OpenClawSyncException(
            ErrorIds.PwshNotFound,
            "There is no pwsh in $PSHOME or on PATH. A schedule calls pwsh: install PowerShell 7.6."
        );
}
