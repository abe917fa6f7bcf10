using System.Diagnostics;

namespace OpenClawSync.Module.Tests.Support;

/// <summary>
/// A user who is not root, for whom permissions count. Where the tests run as root, pwsh is started with the rights of a user without an
/// entry in the user database, and from a copy that this user can read. Otherwise it is the user of the tests.
/// </summary>
public sealed class OrdinaryUser : IDisposable
{
    private const string Id = "54321";

    private readonly TempFolder _copies = new();

    public OrdinaryUser()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such permissions.");
        Command = [Pwsh.Dotnet, Pwsh.Program];
        Module = Paths.Module;
        if (IsRoot)
        {
            Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/usr/bin/setpriv"), "There is no setpriv of util-linux.");
            Run("chmod", "755", _copies.Path);
            var pwsh = Readable(Path.GetDirectoryName(Pwsh.Program)!, "pwsh");
            Module = Readable(Paths.Module, "OpenClawSync");
            Command = [.. As, Pwsh.Dotnet, Path.Combine(pwsh, Path.GetFileName(Pwsh.Program))];
        }
    }

    /// <summary>Whether files can be given to others.</summary>
    public static bool IsRoot => Environment.IsPrivilegedProcess;

    /// <summary>What starts pwsh as this user.</summary>
    public string[] Command { get; }

    /// <summary>
    /// What starts pwsh as root of a namespace of this user, where no other user has an id, not even root of the machine.
    /// </summary>
    public string[] CommandInNamespace => IsRoot ? [.. As, "unshare", "-Ur", .. Command[As.Length..]] : ["unshare", "-Ur", .. Command];

    /// <summary>The module where this user can read it.</summary>
    public string Module { get; }

    private static string[] As => ["setpriv", "--reuid", Id, "--regid", Id, "--clear-groups"];

    /// <summary>Gives a folder with all that is in it to this user.</summary>
    public static void Give(string path) => Give(path, Id);

    /// <summary>Gives a folder with all that is in it to a user.</summary>
    public static void Give(string path, string user)
    {
        if (IsRoot)
        {
            Run("chown", "-hR", $"{user}:{user}", path);
        }
    }

    public static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    public void Dispose() => _copies.Dispose();

    private string Readable(string folder, string name)
    {
        using var test = Process.Start(As[0], [.. As[1..], "test", "-r", Directory.EnumerateFiles(folder).First()]);
        test.WaitForExit();
        if (test.ExitCode == 0)
        {
            return folder;
        }

        var copy = Path.Combine(_copies.Path, name);
        Run("cp", "-r", folder, copy);
        Run("chmod", "-R", "a+rX", copy);
        return copy;
    }
}
