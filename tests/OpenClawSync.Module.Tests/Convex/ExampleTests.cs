using System.Text;
using OpenClawSync.Module.Tests.Support;
using OpenClawSync.PowerShell.Tests.Support;

namespace OpenClawSync.Module.Tests.Convex;

/// <summary>Examples that need a deployment, run with the address and the tokens of the deployment of these tests.</summary>
public sealed class ExampleTests(MissionControl target) : IClassFixture<MissionControl>
{
    // Replaces the commands that would prompt the user, or read their files.
    private const string Prelude = """
        function Read-Host([switch] $AsSecureString) { [Net.NetworkCredential]::new('', $env:EXAMPLE_TOKEN).SecurePassword }
        function Get-Content([string] $Path) { $env:EXAMPLE_TOKEN }
        """;

    public static TheoryData<string, string> Examples
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var example in Example.AllOf(Paths.Repository).Where(example => example.Needs == "deployment"))
            {
                data.Add(example.Place, example.Code);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_runs(string place, string code)
    {
        target.Reset();
        using var folder = new TempFolder();
        using var export = new StarterServer();
        var script = code.Replace("https://happy-otter-123.convex.site", target.Origin, StringComparison.Ordinal)
            .Replace("https://<deployment>.convex.site", target.Origin, StringComparison.Ordinal)
            .Replace("https://claw.example.org/", export.Origin, StringComparison.Ordinal)
            .Replace("<the token the deployment was given>", MissionControl.Token, StringComparison.Ordinal);
        var settings = new PwshSettings
        {
            WorkingFolder = folder.Path,
            StateFolder = Path.Combine(folder.Path, "state"),
            Variables =
            {
                ["OPENCLAW_HOME"] = folder.CopyOf(Paths.Home, "home"),
                ["CONVEX_INGEST_URL"] = target.Ingest,
                ["CONVEX_INGEST_TOKEN"] = MissionControl.Token,
                ["EXAMPLE_TOKEN"] = code.Contains("-ViewerToken", StringComparison.Ordinal) ? Viewer : MissionControl.Token,
            },
        };

        // A test sends nothing to another machine.
        Assert.DoesNotContain("https://", script, StringComparison.Ordinal);
        var run = PwshProcess.Run(settings, $"{Prelude}\n$null = Invoke-OpenClawSync\n{script}");

        Assert.True(run.ExitCode == 0 && run.Errors.Length == 0, $"{place}: {run.Output}\n{run.Errors}");
        Assert.True(run.Lines.Length > 0, $"{place} shows nothing.");
    }

    private static string Viewer =>
        $"e30.{Convert.ToBase64String(Encoding.UTF8.GetBytes("""{"sub":"owner","iss":"tests"}""")).TrimEnd('=')}.x";
}
