using System.Management.Automation.Runspaces;
using System.Reflection;

namespace OpenClawSync.Host;

/// <summary>
/// Makes <c>exit</c> in the next script reach the host. Otherwise the engine ends the script only, and "exit 0" after an
/// error cannot be told from the end of the file. pwsh sets the same switch; it is internal, so a test watches over it.
/// </summary>
internal static class ScriptExit
{
    private const BindingFlags Internal = BindingFlags.Instance | BindingFlags.NonPublic;

    internal static void ReachesHost(Runspace runspace)
    {
        var context = typeof(Runspace).GetProperty("ExecutionContext", Internal)!.GetValue(runspace)!;
        context.GetType().GetProperty("ScriptCommandProcessorShouldRethrowExit", Internal)!.SetValue(context, true);
    }
}
