namespace OpenClawSync.Host;

internal static class Program
{
    private static int Main(string[] args)
    {
        // Read by the engine when it is first touched; a tool that handles private notes reports to nobody.
        Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");
        try
        {
            return Run(CommandLine.Parse(args));
        }
        catch (UsageException error)
        {
            Console.Error.WriteLine(error.Message);
            return ExitCodes.BadUsage;
        }
    }

    private static int Run(HostOptions options)
    {
        if (options.Help)
        {
            Console.Out.Write(Usage.Text);
            return ExitCodes.Success;
        }

        using var session = new Session(options.NoModule ? null : StagedModule.Find());
        return session.Run(options);
    }
}
