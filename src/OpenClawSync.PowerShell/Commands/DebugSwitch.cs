using System.Management.Automation;
using System.Management.Automation.Internal;
using System.Reflection;

namespace OpenClawSync.Commands;

/// <summary>
/// Makes -Debug show the debug stream and nothing else. By itself it makes the engine ask at every warning and every verbose line, which
/// fails in a session that is not interactive, and holds locks while it waits for an answer in one that is.
/// </summary>
internal static class DebugSwitch
{
    /// <summary>Gives warnings and verbose lines the preferences that they have without -Debug.</summary>
    public static void AskNothing(PSCmdlet cmdlet)
    {
        var given = cmdlet.MyInvocation.BoundParameters;
        if (!given.TryGetValue("Debug", out var debug) || !((SwitchParameter)debug).ToBool() || Common(cmdlet) is not { } common)
        {
            return;
        }

        if (!given.ContainsKey("WarningAction"))
        {
            common.WarningAction = Preference(cmdlet, "WarningPreference", ActionPreference.Continue);
        }

        if (!given.ContainsKey("Verbose"))
        {
            common.Verbose =
                Preference(cmdlet, "VerbosePreference", ActionPreference.SilentlyContinue)
                    is not (ActionPreference.SilentlyContinue or ActionPreference.Ignore);
        }
    }

    // The engine binds the common parameters to this object and offers no other way to set them. Without it -Debug asks, as before.
    private static CommonParameters? Common(PSCmdlet cmdlet)
    {
        try
        {
            const BindingFlags flags = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public;
            return (CommonParameters?)Activator.CreateInstance(typeof(CommonParameters), flags, null, [cmdlet.CommandRuntime], null);
        }
        catch (Exception failure) when (failure is MissingMethodException or TargetInvocationException)
        {
            return null;
        }
    }

    private static ActionPreference Preference(PSCmdlet cmdlet, string variable, ActionPreference fallback) =>
        LanguagePrimitives.TryConvertTo<ActionPreference>(cmdlet.SessionState.PSVariable.GetValue(variable), out var found)
            ? found
            : fallback;
}
