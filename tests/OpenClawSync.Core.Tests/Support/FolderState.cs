using System.Security.Cryptography;

namespace OpenClawSync.Core.Tests.Support;

/// <summary>Every file under a folder with its bytes, time and rights, to compare before and after.</summary>
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
