using OpenClawSync.Core.Tests.Support;

namespace OpenClawSync.PowerShell.Tests.Support;

/// <summary>A test in a session with a pwsh on the path, a home, and a token in the environment.</summary>
public abstract class ScheduleTest : CommandTest
{
    protected const string Token = "a-token-that-looks-like-nothing";

    internal Variables Session { get; } = new();

    protected ScheduleTest()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "systemd and cron are not for Windows.");
        Permissions.Set(Folder.Write("bin/pwsh", "#!/bin/sh\n"), "700");
        Session["PATH"] = $"{Folder["bin"]}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}";
        Session["XDG_CONFIG_HOME"] = Folder["config"];
        Session["OPENCLAW_HOME"] = Home;
        Session["CONVEX_INGEST_TOKEN"] = Token;
    }

    protected override void Dispose(bool disposing)
    {
        Session.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Writes a file that only its owner may read.</summary>
    protected string Secret(string name, string text = "X=1\n")
    {
        var file = Folder.Write(name, text);
        Permissions.Set(file, "600");
        return file;
    }
}
