namespace OpenClawSync.Host;

/// <summary>What the process ends with, unless a script says otherwise with <c>exit</c>.</summary>
internal static class ExitCodes
{
    internal const int Success = 0;
    internal const int Errors = 1;
    internal const int BadUsage = 2;

    /// <summary>What shells report for a program ended by Ctrl+C.</summary>
    internal const int Interrupted = 130;
}
