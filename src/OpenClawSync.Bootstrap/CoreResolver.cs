using System.Reflection;
using System.Runtime.Loader;

namespace OpenClawSync.Bootstrap;

/// <summary>Lets the default load context, in which the cmdlets are, find the core in the module's own context.</summary>
internal static class CoreResolver
{
    private const string CoreName = "OpenClawSync.Core";

    // Lazy runs its initializer once, even if several runspaces import the module at the same time.
    private static readonly Lazy<bool> Registration = new(Subscribe);

    // Created when the core is first needed, which is after the import.
    private static readonly Lazy<ModuleLoadContext> Context = new(() => new ModuleLoadContext(Dependencies));

    private static string Dependencies => Path.Combine(Path.GetDirectoryName(typeof(CoreResolver).Assembly.Location)!, "deps");

    // Never unregistered: other runspaces may still use the module after one of them removes it.
    internal static void Register() => _ = Registration.Value;

    private static bool Subscribe()
    {
        // An incomplete copy of the module fails on import rather than in each command.
        var core = Path.Combine(Dependencies, CoreName + ".dll");
        if (!File.Exists(core))
        {
            throw new FileNotFoundException($"The module is incomplete: '{core}' is missing. Install it again.");
        }

        AssemblyLoadContext.Default.Resolving += (_, name) => Resolve(name);
        return true;
    }

    // Only the core is resolved here; its own context resolves its dependencies. It is loaded by path: loading by name would raise this
    // event again for a missing file, until the stack overflows.
    private static Assembly? Resolve(AssemblyName name) => name.Name == CoreName ? Context.Value.LoadFromDependencies(name) : null;
}
