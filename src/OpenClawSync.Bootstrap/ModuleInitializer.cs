using System.Management.Automation;

namespace OpenClawSync.Bootstrap;

/// <summary>
/// Registers the resolver of the core. This assembly is a nested module, because PowerShell initializes nested modules before the root
/// module, and so before any cmdlet can run.
/// </summary>
public sealed class ModuleInitializer : IModuleAssemblyInitializer
{
    /// <inheritdoc />
    public void OnImport() => CoreResolver.Register();
}
