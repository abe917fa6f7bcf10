using System.Runtime.InteropServices;

namespace OpenClawSync.Bootstrap;

/// <summary>
/// Finds native libraries in <c>runtimes/&lt;rid&gt;/native</c>. For applications .NET does this with the .deps.json file, which a module
/// does not have.
/// </summary>
internal sealed class NativeLibraryFolder(string root)
{
    private readonly string[] _folders =
    [
        .. RuntimeIdentifiers.Candidates().Select(rid => Path.Combine(root, rid, "native")).Where(Directory.Exists),
    ];

    /// <summary>The handle of the library, or zero to make the runtime search its default places.</summary>
    internal nint Load(string name)
    {
        foreach (var file in _folders.SelectMany(folder => Files(folder, name)).Where(File.Exists))
        {
            // A library that was built for the other C library fails to load; then the next candidate is tried.
            if (NativeLibrary.TryLoad(file, out var handle))
            {
                return handle;
            }
        }

        return 0;
    }

    private static IEnumerable<string> Files(string folder, string name)
    {
        var extension =
            OperatingSystem.IsWindows() ? ".dll"
            : OperatingSystem.IsMacOS() ? ".dylib"
            : ".so";
        return new[] { name, name + extension, "lib" + name, "lib" + name + extension }.Select(file => Path.Combine(folder, file));
    }
}
