using OpenClawSync.Module.Tests.Support;

namespace OpenClawSync.Module.Tests;

/// <summary>
/// Another module of the session may have loaded the same libraries first, in any version. What ours does with a note, and
/// so a fingerprint, must not depend on it.
/// </summary>
public sealed class IsolationTests : IDisposable
{
    private const string Report = """
        foreach ($assembly in [AppDomain]::CurrentDomain.GetAssemblies()) {
            $name = $assembly.GetName()
            if ($name.Name -in 'Markdig', 'Microsoft.Data.Sqlite', 'OpenClawSync.Core', 'SQLitePCLRaw.core') {
                $context = [System.Runtime.Loader.AssemblyLoadContext]::GetLoadContext($assembly).Name
                "loaded $($name.Name) $($name.Version) $context"
            }
        }
        """;

    private readonly TempFolder _folder = new();
    private readonly string _module;
    private readonly string _home;

    public IsolationTests()
    {
        _module = _folder.CopyOf(Paths.Module, "OpenClawSync");
        _home = _folder.CopyOf(Paths.Home, "home");
        // Emphasis around a currency sign means something else to Markdig 0.31 than to ours.
        File.WriteAllText(Path.Combine(_home, ".openclaw", "workspace", "memory", "2026-11-22.md"), "## Costs\n\nPaid *£*40 for the host.\n");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Fingerprints_are_the_same_whatever_Markdig_was_loaded_first()
    {
        string[] clean = Fingerprints(Run("1"));
        string[] older = Fingerprints(Run(UseMarkdig("markdig-older")));
        string[] newer = Fingerprints(Run(UseMarkdig("markdig-newer")));

        Assert.Contains(clean, line => line.StartsWith("memory:", StringComparison.Ordinal));
        Assert.Equal(clean, older);
        Assert.Equal(clean, newer);
    }

    [Theory]
    [InlineData("markdig-older", "0.31.0.0")]
    [InlineData("markdig-newer", "1.6.0.0")]
    public void Each_has_its_own_Markdig(string folder, string version)
    {
        var loaded = Loaded(Run(UseMarkdig(folder)));

        Assert.Contains($"loaded Markdig {version} Default", loaded);
        Assert.Contains($"loaded Markdig {StagedVersion("Markdig")} OpenClawSync", loaded);
        Assert.DoesNotContain(loaded, line => line.StartsWith("loaded OpenClawSync.Core", StringComparison.Ordinal) && line.EndsWith(" Default", StringComparison.Ordinal));
    }

    [Fact]
    public void A_sync_runs_beside_an_older_Sqlite()
    {
        var preload = $"""
            {Load("sqlite-older", "SQLitePCLRaw.core.dll")}
            {Load("sqlite-older", "Microsoft.Data.Sqlite.dll")}
            $null = [Microsoft.Data.Sqlite.SqliteConnectionStringBuilder]::new('Data Source=x')
            """;
        var target = Path.Combine(_folder.Path, "mission-control.db");

        var lines = Run(preload, $"(Invoke-OpenClawSync -Path '{_home}' -Target '{target}').Status");

        Assert.Contains("succeeded", lines, StringComparer.OrdinalIgnoreCase);
        Assert.Contains("loaded Microsoft.Data.Sqlite 8.0.30.0 Default", lines);
        Assert.Contains($"loaded Microsoft.Data.Sqlite {StagedVersion("Microsoft.Data.Sqlite")} OpenClawSync", lines);
        Assert.True(File.Exists(target));
    }

    private static string Load(string folder, string file) =>
        $"$null = [System.Runtime.Loader.AssemblyLoadContext]::Default.LoadFromAssemblyPath('{Paths.Preloaded(folder, file)}')";

    // Used and not only loaded, so that what it depends on is settled before the module arrives.
    private static string UseMarkdig(string folder) =>
        $"{Load(folder, "Markdig.dll")}\n$null = [Markdig.Markdown]::ToHtml('# loaded first')";

    private static string StagedVersion(string name) =>
        System.Reflection.AssemblyName.GetAssemblyName(Path.Combine(Paths.Module, "deps", name + ".dll")).Version!.ToString();

    private static string[] Fingerprints(string[] lines) => [.. lines.Where(line => line.Contains(':', StringComparison.Ordinal))];

    private static string[] Loaded(string[] lines) => [.. lines.Where(line => line.StartsWith("loaded ", StringComparison.Ordinal))];

    private string[] Run(string preload) => Run(
        preload,
        $"Get-OpenClawRecord -Path '{_home}' | Protect-OpenClawRecord | ForEach-Object {{ $_.SourceKey + ' ' + $_.Fingerprint }}");

    private string[] Run(string preload, string commands)
    {
        var settings = new HostSettings { StateFolder = Path.Combine(_folder.Path, "state"), WorkingFolder = _folder.Path };
        var script = _folder.File("isolation.ps1", $"{preload}\nImport-Module '{_module}'\n{commands}\n{Report}\n");
        return HostProcess.Run(settings, "-NoModule", "-File", script).Succeeded();
    }
}
