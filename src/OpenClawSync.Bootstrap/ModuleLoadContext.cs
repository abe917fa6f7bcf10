using System.Reflection;
using System.Runtime.Loader;

namespace OpenClawSync.Bootstrap;

/// <summary>
/// Holds the core and every third-party library the module ships. What is in the folder always comes from the folder, so
/// that what a session happened to load before never changes how notes split or what a fingerprint is.
/// </summary>
internal sealed class ModuleLoadContext : AssemblyLoadContext
{
    private readonly ImageFolder _assemblies;
    private readonly NativeLibraryFolder _natives;

    internal ModuleLoadContext(string folder)
        : base("OpenClawSync")
    {
        _assemblies = new ImageFolder(folder);
        _natives = new NativeLibraryFolder(Path.Combine(folder, "runtimes"));
    }

    internal Assembly? LoadFromDependencies(AssemblyName name) => _assemblies.Load(this, name.Name);

    /// <summary>Null sends the runtime to the default context; only the framework and PowerShell are asked for there.</summary>
    protected override Assembly? Load(AssemblyName assemblyName) => LoadFromDependencies(assemblyName);

    /// <inheritdoc />
    protected override nint LoadUnmanagedDll(string unmanagedDllName) => _natives.Load(unmanagedDllName);
}
