using System.Security.Cryptography;

namespace OpenClawSync.Core.Tests.Support;

/// <summary>Describes every file below a folder with its content, time and permissions, to compare it before and after a test.</summary>
internal static class FolderState
{
    public static string Of(string folder) =>
        string.Join(
            '\n',
            Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(Line)
        );

    private static string Line(string path)
    {
        var info = new FileInfo(path);
        var hash = info.Exists ? Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path))) : "folder";
        return $"{path} {hash} {info.LastWriteTimeUtc:O} {(OperatingSystem.IsWindows() ? 0 : File.GetUnixFileMode(path))}";
    }
}
