using System.Reflection;
using System.Runtime.Loader;

namespace OpenClawSync.Bootstrap;

/// <summary>
/// The load context of the core and all libraries that the module ships. It always prefers its own folder, so that libraries which the
/// session loaded earlier never change how notes are split or fingerprinted.
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

    /// <summary>Null, for the framework and PowerShell, makes the runtime use the default context.</summary>
    protected override Assembly? Load(AssemblyName assemblyName) => LoadFromDependencies(assemblyName);

    /// <inheritdoc />
    protected override nint LoadUnmanagedDll(string unmanagedDllName) => _natives.Load(unmanagedDllName);
}
