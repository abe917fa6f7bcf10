using OpenClawSync.Records;
using OpenClawSync.Storage;

namespace OpenClawSync.Schedules;

/// <summary>A file in which the operator keeps a token. A schedule contains its path, and no token leaves it here.</summary>
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
                $"The path given as -{parameter} begins or ends with a character that no unit can contain there."
            );
        }

        if (!File.Exists(path))
        {
            throw new OpenClawSyncException(
                ErrorIds.SecretFileUnsafe,
                $"The file given as -{parameter} does not exist: '{path}'. about_OpenClawScheduling shows how to create it."
            );
        }

        if (UnixEntry.Resolve(path) is { IsFile: false })
        {
            throw new OpenClawSyncException(
                ErrorIds.SecretFileUnsafe,
                $"'{path}', given as -{parameter}, is not a regular file. A scheduled run would wait for it."
            );
        }

        // Whoever can replace the file can have records sent somewhere else.
        if (FileTrust.OfFile(path) is { IsIrregular: false } fault)
        {
            throw new OpenClawSyncException(
                ErrorIds.SecretFileUnsafe,
                $"The file given as -{parameter} is not used, because others could change it: {fault}"
            );
        }

        return IsOwnerOnly(path)
            ? path
            : throw new OpenClawSyncException(
                ErrorIds.SecretFileUnsafe,
                $"The file given as -{parameter} must be yours, and nobody else may read it: chmod 600 '{path}'. "
                    + "If others could read a token in it, have the token replaced."
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
