using System.Runtime.InteropServices;

namespace OpenClawSync.Module.Tests.Support;

/// <summary>The images in the staged module that were compiled ahead of time. An ordinary build makes none.</summary>
internal static class Image
{
    private static readonly string Folder = Path.Combine(Paths.Module, "deps");

    /// <summary>The platforms with images.</summary>
    public static string[] Platforms { get; } =
    [.. Directory.EnumerateDirectories(Folder).Select(folder => Path.GetFileName(folder)!).Where(name => name != "runtimes")];

    /// <summary>The path of the file that this machine loads for a library, relative to the module.</summary>
    public static string Loaded(string library)
    {
        var image = $"deps/{RuntimeInformation.RuntimeIdentifier}/{library}.dll";
        return File.Exists(Path.Combine(Paths.Module, image)) ? image : $"deps/{library}.dll";
    }
}
