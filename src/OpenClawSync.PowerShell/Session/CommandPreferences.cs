using System.Management.Automation;

namespace OpenClawSync.Session;

/// <summary>How a command behaves by its common parameters, or else by the preference variables of the session.</summary>
/// <param name="given">The parameters of the command.</param>
/// <param name="variables">The variables of the session.</param>
internal readonly struct CommandPreferences(Dictionary<string, object> given, PSVariableIntrinsics variables)
{
    /// <summary>Whether -WhatIf applies.</summary>
    public bool IsWhatIf =>
        given.TryGetValue("WhatIf", out var value)
            ? ((SwitchParameter)value).ToBool()
            : LanguagePrimitives.IsTrue(variables.GetValue("WhatIfPreference"));

    /// <summary>Whether somebody sees debug messages.</summary>
    public bool ShowDebug =>
        given.ContainsKey("Debug") || !Equals(variables.GetValue("DebugPreference"), ActionPreference.SilentlyContinue);

    /// <summary>Whether an error ends the command, or stops it to ask.</summary>
    public bool ErrorsInterrupt =>
        LanguagePrimitives.TryConvertTo<ActionPreference>(
            given.TryGetValue("ErrorAction", out var value) ? value : variables.GetValue("ErrorActionPreference"),
            out var action
        ) && action is ActionPreference.Stop or ActionPreference.Inquire;
}
