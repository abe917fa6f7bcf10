using System.Diagnostics;

namespace OpenClawSync.Module.Tests.Support;

/// <summary>OpenClawSync.Host on a terminal of its own, which <c>script</c> of util-linux makes.</summary>
internal static class Terminal
{
    private const string Program = "/usr/bin/script";
    private const int Columns = 80;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static bool IsThere { get; } = OperatingSystem.IsLinux() && File.Exists(Program);

    /// <summary>What the host writes on the terminal when it runs a command, colours and all.</summary>
    public static string Run(HostSettings settings, string command)
    {
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var start = new ProcessStartInfo(Program)
        {
            WorkingDirectory = settings.WorkingFolder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        string[] arguments = ["-q", "-e", "-c", $"stty cols {Columns} rows 50; {Quoted(dotnet)} {Quoted(settings.Host)} -Command {Quoted(command)}", "/dev/null"];
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        settings.Apply(start.Environment);
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"The host did not end.\n{output.Result}");
        }

        return output.Result.ReplaceLineEndings("\n");
    }

    private static string Quoted(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
