using System.Reflection;
using System.Runtime.Loader;

namespace OpenClawSync.Bootstrap;

/// <summary>
/// Loads the assemblies of <c>deps</c>: each from the image that was compiled ahead of time for this platform
/// (<c>deps/&lt;platform&gt;/</c>), or from its IL if there is no suitable image.
/// </summary>
internal sealed class ImageFolder
{
    private readonly string _folder;
    private readonly string? _images;

    internal ImageFolder(string folder)
    {
        _folder = folder;
        _images = RuntimeIdentifiers.Candidates().Select(platform => Path.Combine(folder, platform)).FirstOrDefault(Directory.Exists);
    }

    /// <summary>The assembly with that simple name; null if the folder has none.</summary>
    internal Assembly? Load(AssemblyLoadContext context, string? name)
    {
        var il = Path.Combine(_folder, name + ".dll");
        return !File.Exists(il) ? null : LoadImage(context, name) ?? context.LoadFromAssemblyPath(il);
    }

    private Assembly? LoadImage(AssemblyLoadContext context, string? name)
    {
        var image = _images is null ? null : Path.Combine(_images, name + ".dll");
        if (!File.Exists(image))
        {
            return null;
        }

        try
        {
            return ImageHeader.IsForThisProcess(image) ? context.LoadFromAssemblyPath(image) : null;
        }
        catch (Exception failure) when (failure is BadImageFormatException or IOException or UnauthorizedAccessException)
        {
            // The image is damaged or cannot be read, so the IL is used.
            return null;
        }
    }
}
