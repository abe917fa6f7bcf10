using System.Management.Automation.Runspaces;

namespace OpenClawSync.Host;

/// <summary>Reads the options the way pwsh does: names in any case, -Command and -File take all that follows them.</summary>
internal static class CommandLine
{
    internal static HostOptions Parse(string[] args)
    {
        var options = new HostOptions();
        for (var i = 0; i < args.Length; i++)
        {
            var rest = args[(i + 1)..];
            switch (args[i].ToUpperInvariant())
            {
                case "-NOMODULE":
                    options = options with { NoModule = true };
                    break;
                case "-COMMAND" or "-C":
                    return options with { Command = TextCommand(rest) };
                case "-FILE" or "-F":
                    return options with { Command = FileCommand(rest) };
                case "-HELP" or "-H" or "-?" or "--HELP":
                    return options with { Help = true };
                default:
                    throw new UsageException($"'{args[i]}' is not an option. -Help shows what is.");
            }
        }

        throw new UsageException("Nothing to run: give -Command TEXT or -File SCRIPT. -Help shows more.");
    }

    private static Command TextCommand(string[] rest) =>
        rest is [] or [""]
            ? throw new UsageException("-Command needs the text to run.")
            : new Command(string.Join(' ', rest), isScript: true, useLocalScope: false);

    private static Command FileCommand(string[] rest)
    {
        if (rest is [] or ["", ..]) throw new UsageException("-File needs the path of a script.");

        var path = Path.GetFullPath(rest[0]);
        if (!path.EndsWith(".ps1", StringComparison.OrdinalIgnoreCase)) throw new UsageException($"'{rest[0]}' is not a .ps1 script.");
        if (!File.Exists(path)) throw new UsageException($"There is no script '{rest[0]}'.");

        var command = new Command(path, isScript: false, useLocalScope: false);
        foreach (var argument in ScriptArguments.Parse(rest[1..])) command.Parameters.Add(argument);
        return command;
    }
}
