using System.Management.Automation.Runspaces;

namespace OpenClawSync.Host;

/// <summary>
/// Turns what follows -File into arguments as pwsh does: <c>-Name value</c>, <c>-Name: value</c>, <c>-Name:value</c>,
/// <c>-Switch</c>, <c>-Switch:$false</c>, and positional values.
/// </summary>
internal static class ScriptArguments
{
    internal static IEnumerable<CommandParameter> Parse(string[] args)
    {
        string? pendingName = null;
        foreach (var arg in args)
        {
            if (pendingName is not null)
            {
                yield return new CommandParameter(pendingName, arg);
                pendingName = null;
            }
            else if (arg is ['-', _, .. _])
            {
                var colon = arg.IndexOf(':', StringComparison.Ordinal);
                if (colon == arg.Length - 1) pendingName = arg[..colon];
                else if (colon > 0) yield return new CommandParameter(arg[..colon], BoolOrText(arg[(colon + 1)..]));
                else yield return new CommandParameter(arg);
            }
            else
            {
                yield return new CommandParameter(null, arg);
            }
        }

        if (pendingName is not null) yield return new CommandParameter(pendingName);
    }

    // A switch can only be given a bool, and a command line only carries text.
    private static object BoolOrText(string text) => bool.TryParse(text.TrimStart('$'), out var value) ? value : text;
}
