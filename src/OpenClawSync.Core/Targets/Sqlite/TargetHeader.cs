using System.Buffers.Binary;
using OpenClawSync.Records;
using OpenClawSync.Storage;

namespace OpenClawSync.Targets.Sqlite;

/// <summary>
/// Checks the header of a file before SQLite opens it. Merely opening the database of another program for writing would replay its log and
/// change it.
/// </summary>
internal static class TargetHeader
{
    private const int Length = 100;
    private const int VersionOffset = 60;
    private const int ApplicationOffset = 68;

    private static ReadOnlySpan<byte> Magic => "SQLite format 3\0"u8;

    /// <exception cref="OpenClawSyncException">TargetNotRecognized, TargetCorrupt or TargetUnavailable.</exception>
    public static void RequireOurs(string path)
    {
        Span<byte> header = stackalloc byte[Length];
        var read = Read(path, header);
        if (read == 0)
        {
            return;
        }

        if (read < Length || !header.StartsWith(Magic))
        {
            throw new OpenClawSyncException(ErrorIds.TargetCorrupt, $"The target '{path}' is damaged or is not a SQLite database.");
        }

        if (BinaryPrimitives.ReadInt32BigEndian(header[ApplicationOffset..]) != TargetSchema.ApplicationId)
        {
            throw new OpenClawSyncException(
                ErrorIds.TargetNotRecognized,
                $"'{path}' is the database of another program. It was not changed."
            );
        }

        if (BinaryPrimitives.ReadInt32BigEndian(header[VersionOffset..]) > TargetSchema.Version)
        {
            throw new OpenClawSyncException(
                ErrorIds.TargetNotRecognized,
                $"'{path}' was written by a newer OpenClawSync. It was not changed."
            );
        }
    }

    /// <summary>Whether there is a target of this module.</summary>
    public static bool IsOurs(string path)
    {
        try
        {
            RequireOurs(path);
            return true;
        }
        catch (OpenClawSyncException)
        {
            return false;
        }
    }

    private static int Read(string path, Span<byte> header)
    {
        try
        {
            using var file = PlainFile.Open(path);
            return file.ReadAtLeast(header, Length, throwOnEndOfStream: false);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new OpenClawSyncException(
                ErrorIds.TargetUnavailable,
                $"The target '{path}' cannot be used: {FileFailure.Reason(failure)}."
            );
        }
    }
}
