using System.Management.Automation;

namespace OpenClawSync.Bootstrap;

/// <summary>
/// Makes the core findable before PowerShell looks at the cmdlets. It is a nested module because nested modules load
/// first, and PowerShell reads the exported types of OpenClawSync.dll, which name types of the core, ahead of any code in it.
/// </summary>
public sealed class ModuleInitializer : IModuleAssemblyInitializer
{
    /// <inheritdoc />
    public void OnImport() => CoreResolver.Register();
}
