using System.Reflection;
using System.Runtime.Loader;

namespace OpenClawSync.Bootstrap;

/// <summary>The one bridge from the default context, where the cmdlets live, to the module's own.</summary>
internal static class CoreResolver
{
    private const string CoreName = "OpenClawSync.Core";

    // The initializer of a Lazy runs once however many runspaces import the module at the same time.
    private static readonly Lazy<bool> Registration = new(HandleResolving);

    // Made when the core is first asked for, which no import does.
    private static readonly Lazy<ModuleLoadContext> Context = new(() => new ModuleLoadContext(Dependencies));

    private static string Dependencies => Path.Combine(Path.GetDirectoryName(typeof(CoreResolver).Assembly.Location)!, "deps");

    // Never unregistered: other runspaces of the process go on using the module after one of them removes it.
    internal static void Register() => _ = Registration.Value;

    private static bool HandleResolving()
    {
        // A module that was copied in part is refused as a whole, not command by command.
        var core = Path.Combine(Dependencies, CoreName + ".dll");
        if (!File.Exists(core))
        {
            throw new FileNotFoundException($"The module is not complete: there is no '{core}'.");
        }

        AssemblyLoadContext.Default.Resolving += (_, name) => Resolve(name);
        return true;
    }

    // Only the core is answered for; its dependencies are asked of its own context. Loading by path, never by name,
    // because a name that is not found would come back here until the stack overflowed.
    private static Assembly? Resolve(AssemblyName name) => name.Name == CoreName ? Context.Value.LoadFromDependencies(name) : null;
}
