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

    /// <summary>Copies the files of a folder, as a backup does.</summary>
    public static void Copy(string folder, string to)
    {
        foreach (var file in Below(folder))
        {
            var copy = Path.Combine(to, file);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(Path.Combine(folder, file), copy);
        }
    }
}
