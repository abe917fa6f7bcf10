using System.Diagnostics;
using System.IO.Compression;
using OpenClawSync.Module.Tests.Support;

namespace OpenClawSync.Module.Tests.Package;

/// <summary>The package that <c>build.ps1 pack</c> makes, made once for all tests and in a folder of its own.</summary>
public sealed class PackedModule : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly TempFolder _folder = new();

    public PackedModule()
    {
        Run(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", "pack", "src/OpenClawSync.PowerShell", "--configuration", "Release", "--no-restore", "--nologo", "--disable-build-servers",
            "--output", _folder.Path, $"-p:ModuleStageDir={Staged}/");
        Archive = ZipFile.OpenRead(Directory.EnumerateFiles(_folder.Path, "*.nupkg").Single());
    }

    /// <summary>The module as this build staged it.</summary>
    public string Staged => Path.Combine(_folder.Path, "staged");

    /// <summary>Where modules are installed; on PSModulePath it is all that a session needs.</summary>
    public string Modules => Path.Combine(_folder.Path, "Modules");

    public string FileName => Path.GetFileName(Directory.EnumerateFiles(_folder.Path, "*.nupkg").Single());

    public ZipArchive Archive { get; }

    public static bool IsOfTheFormat(string entry) =>
        entry is "OpenClawSync.nuspec" or "[Content_Types].xml" || entry.StartsWith("_rels/", StringComparison.Ordinal) || entry.StartsWith("package/", StringComparison.Ordinal);

    /// <summary>As Install-PSResource does: a folder of the name, one of the version, and nothing of what only packages have.</summary>
    public string Install(string version)
    {
        var folder = Path.Combine(Modules, "OpenClawSync", version);
        foreach (var entry in Archive.Entries.Where(entry => !IsOfTheFormat(entry.FullName)))
        {
            var file = Path.Combine(folder, entry.FullName);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            entry.ExtractToFile(file, overwrite: true);
        }

        return folder;
    }

    public void Dispose()
    {
        Archive.Dispose();
        _folder.Dispose();
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Paths.Repository,
            RedirectStandardOutput = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
        }

        Assert.True(process.ExitCode == 0, output.Result);
    }
}
