using System.Runtime.InteropServices;

namespace OpenClawSync.Module.Tests.Support;

/// <summary>The images that were compiled ahead of time, in the module as it was staged; an ordinary build makes none.</summary>
internal static class Image
{
    private static readonly string Folder = Path.Combine(Paths.Module, "deps");

    /// <summary>The platforms there are images for.</summary>
    public static string[] Platforms { get; } =
    [.. Directory.EnumerateDirectories(Folder).Select(folder => Path.GetFileName(folder)!).Where(name => name != "runtimes")];

    /// <summary>The path, from the module's folder on, of what this machine loads for a library.</summary>
    public static string Loaded(string library)
    {
        var image = $"deps/{RuntimeInformation.RuntimeIdentifier}/{library}.dll";
        return File.Exists(Path.Combine(Paths.Module, image)) ? image : $"deps/{library}.dll";
    }
}
