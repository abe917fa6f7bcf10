using System.Management.Automation;

namespace OpenClawSync.Bootstrap;

/// <summary>
/// Makes the core findable. It is a nested module because nested modules are initialized before the root module, and so before any
/// cmdlet can run.
/// </summary>
public sealed class ModuleInitializer : IModuleAssemblyInitializer
{
    /// <inheritdoc />
    public void OnImport() => CoreResolver.Register();
}
