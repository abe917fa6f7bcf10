namespace OpenClawSync.Module.Tests.Support;

/// <summary>The files of a folder by relative path, with forward slashes.</summary>
internal static class Files
{
    public static IEnumerable<string> Below(string folder) =>
        !Directory.Exists(folder)
            ? []
            : Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'));
}
