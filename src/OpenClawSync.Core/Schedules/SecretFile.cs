using OpenClawSync.Records;
using OpenClawSync.Storage;

namespace OpenClawSync.Schedules;

/// <summary>A file in which an operator keeps a token. A schedule names it; this module never opens it.</summary>
internal static class SecretFile
{
    /// <param name="parameter">The parameter that named it.</param>
    /// <param name="path">Its path.</param>
    /// <exception cref="OpenClawSyncException">SecretFileUnsafe or ScheduleInvalid.</exception>
    public static string Require(string parameter, string path)
    {
        if (path.Trim() != path || path.EndsWith('\\'))
        {
            throw new OpenClawSyncException(
                ErrorIds.ScheduleInvalid,
                $"The name of the file given as -{parameter} begins or ends with what no unit can carry."
            );
        }

        if (!File.Exists(path))
        {
            throw new OpenClawSyncException(
                ErrorIds.SecretFileUnsafe,
                $"The file given as -{parameter} does not exist: '{path}'. about_OpenClawScheduling shows how to make it."
            );
        }

        return IsOwnerOnly(path)
            ? path
            : throw new OpenClawSyncException(
                ErrorIds.SecretFileUnsafe,
                $"The file given as -{parameter} must be yours, and nobody else may read it: chmod 600 '{path}'. If others could read a token in it, have it replaced."
            );
    }

    private static bool IsOwnerOnly(string path)
    {
        try
        {
            return OwnerOnlyFile.IsOwnerOnly(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
