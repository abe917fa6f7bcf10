using System.Reflection;
using System.Runtime.Loader;

namespace OpenClawSync.Bootstrap;

/// <summary>
/// The assemblies of <c>deps</c>, each as the image that was compiled ahead of time for this platform
/// (<c>deps/&lt;platform&gt;/</c>), or as IL where there is none or it does not fit.
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

    /// <summary>The assembly of that simple name; null when the folder has none.</summary>
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
            // Damaged, or not to be read.
            return null;
        }
    }
}
