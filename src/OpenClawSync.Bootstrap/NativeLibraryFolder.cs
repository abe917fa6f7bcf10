using System.Runtime.InteropServices;

namespace OpenClawSync.Bootstrap;

/// <summary>
/// Finds native libraries below <c>runtimes/&lt;rid&gt;/native</c>, as .NET itself does for an application. A module has
/// no .deps.json, so nobody does it for us.
/// </summary>
internal sealed class NativeLibraryFolder(string root)
{
    private readonly string[] _folders =
    [
        .. RuntimeIdentifiers.Candidates().Select(rid => Path.Combine(root, rid, "native")).Where(Directory.Exists),
    ];

    /// <summary>The library's handle, or zero so that the runtime goes on to search where it normally does.</summary>
    internal nint Load(string name)
    {
        foreach (var file in _folders.SelectMany(folder => Files(folder, name)).Where(File.Exists))
        {
            // A library for the other C library fails to load; the next candidate is then the right one.
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
