using OpenClawSync.Storage;

namespace OpenClawSync.Records;

/// <summary>Why a file or folder cannot be used, in words that need no path.</summary>
internal static class FileFailure
{
    private const int DiskFullOnUnix = 28;
    private const int QuotaExceededOnUnix = 122;
    private const int ReadOnlyOnUnix = 30;
    private const int DiskFullOnWindows = unchecked((int)0x80070070);
    private const int InUseOnWindows = unchecked((int)0x80070020);

    /// <summary>Whether a file could not be written because there is no space left for it.</summary>
    public static bool MeansDiskFull(Exception failure) =>
        failure is IOException { HResult: DiskFullOnUnix or QuotaExceededOnUnix or DiskFullOnWindows };

    /// <summary>The failure of a write for which there is no space.</summary>
    public static IOException NoSpace() =>
        new("There is not enough space.", OperatingSystem.IsWindows() ? DiskFullOnWindows : DiskFullOnUnix);

    public static string Reason(Exception failure) =>
        failure switch
        {
            FileNotFoundException => "it does not exist",
            DirectoryNotFoundException => "its folder does not exist",
            IrregularFileException => "it is not a regular file",
            PathTooLongException => "its path is too long",
            UnauthorizedAccessException => "permission is denied",
            _ when MeansDiskFull(failure) => "the disk is full",
            _ when FileSizeLimit.IsCauseOf(failure) => FileSizeLimit.Reason,
            IOException { HResult: ReadOnlyOnUnix } => "the file system is read-only",
            IOException { HResult: InUseOnWindows } => "another program uses it",
            NotSupportedException => "it is not a regular file",
            _ => "the system reports an error",
        };
}
