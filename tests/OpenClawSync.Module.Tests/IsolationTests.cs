using OpenClawSync.Module.Tests.Support;

namespace OpenClawSync.Module.Tests;

/// <summary>
/// Another module of the session may bring the same libraries, in any version, before ours is imported or after. What ours does with
/// a note, and so a fingerprint, must not depend on it, nor may the other be given ours.
/// </summary>
public sealed class IsolationTests : IDisposable
{
    private const string Report = """
        foreach ($assembly in [AppDomain]::CurrentDomain.GetAssemblies()) {
            $context = [System.Runtime.Loader.AssemblyLoadContext]::GetLoadContext($assembly)
            "loaded $($assembly.GetName().Name) $($context.Name) $($assembly.Location)"
        }
        """;

    // Used and not only loaded, so that what they depend on is settled before the module arrives.
    private static readonly Dictionary<string, string> Uses = new()
    {
        ["Markdig"] = "[Markdig.Markdown]::ToHtml('# loaded first')",
        ["Microsoft.Data.Sqlite"] = "[Microsoft.Data.Sqlite.SqliteConnectionStringBuilder]::new('Data Source=x')",
        ["Polly.Core"] = "[Polly.ResiliencePipelineBuilder]::new().Build()",
        ["SQLitePCLRaw.core"] = "[SQLitePCL.raw].FullName",
        ["Tomlyn"] = "[Tomlyn.TomlSerializer].FullName",
        ["YamlDotNet"] = "[YamlDotNet.Serialization.DeserializerBuilder]::new().Build()",
    };

    private readonly TempFolder _folder = new();
    private readonly StarterServer _server = new();
    private readonly string _module;
    private readonly string _home;

    public IsolationTests()
    {
        _module = _folder.CopyOf(Paths.Module, "OpenClawSync");
        _home = _folder.CopyOf(Paths.Home, "home");
        // Emphasis around a currency sign means something else to Markdig 0.31 than to ours.
        File.WriteAllText(
            Path.Combine(_home, ".openclaw", "workspace", "memory", "2026-11-22.md"),
            "---\ntags: [costs]\n---\n## Costs\n\nPaid *£*40 for the host.\n"
        );
        _folder.File("acme.toml", "[[rules]]\nid = 'acme-badge'\nregex = 'badge-([a-z0-9]{10})'\n");
        _folder.File("policy.json", """{ "ruleFiles": ["acme.toml"] }""");
    }

    public void Dispose()
    {
        _server.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("older")]
    [InlineData("newer")]
    public void Libraries_loaded_earlier_keep_their_versions_and_do_not_change_fingerprints(string folder)
    {
        string[] names = [.. Directory.EnumerateFiles(Paths.Preloaded(folder)).Select(file => Path.GetFileNameWithoutExtension(file))];

        var clean = Run("1", Fingerprint);
        var crowded = Run(string.Join('\n', names.Select(name => Load(folder, name))), Fingerprint);

        Assert.Contains(
            clean,
            line => line.StartsWith("memory:", StringComparison.Ordinal) && line.Contains("2026-11-22", StringComparison.Ordinal)
        );
        Assert.Equal(clean.Where(IsFingerprint), crowded.Where(IsFingerprint));
        Assert.NotEmpty(names);
        Assert.All(
            names,
            name =>
            {
                var theirs = Paths.Preloaded(folder, name + ".dll");
                Assert.NotEqual(File.ReadAllBytes(Ours(name)), File.ReadAllBytes(theirs));
                Assert.Contains($"loaded {name} Default {theirs}", crowded);
                Assert.Contains($"loaded {name} OpenClawSync {Ours(name)}", crowded);
            }
        );
    }

    [Fact]
    public void The_module_does_not_use_libraries_of_PowerShell_itself()
    {
        var lines = Run("$null = [Newtonsoft.Json.Linq.JObject]::Parse('{}')", Fingerprint);

        Assert.Contains(lines, line => line.StartsWith("loaded Newtonsoft.Json Default ", StringComparison.Ordinal));
        Assert.Contains($"loaded Newtonsoft.Json OpenClawSync {Ours("Newtonsoft.Json")}", lines);
        Assert.Contains($"loaded OpenClawSync.Core OpenClawSync {Ours("OpenClawSync.Core")}", lines);
        Assert.DoesNotContain(lines, line => line.StartsWith("loaded OpenClawSync.Core Default", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("older")]
    [InlineData("newer")]
    public void A_sync_works_next_to_another_version_of_Sqlite(string folder)
    {
        var target = Path.Combine(_folder.Path, "mission-control.db");

        var lines = Run(
            $"{Load(folder, "SQLitePCLRaw.core")}\n{Load(folder, "Microsoft.Data.Sqlite")}",
            $"(Invoke-OpenClawSync -Path '{_home}' -Target '{target}').Status"
        );

        Assert.Contains("succeeded", lines, StringComparer.OrdinalIgnoreCase);
        Assert.Contains($"loaded Microsoft.Data.Sqlite OpenClawSync {Ours("Microsoft.Data.Sqlite")}", lines);
        Assert.True(File.Exists(target));
    }

    [Fact]
    public void A_module_imported_later_gets_its_own_Markdig()
    {
        var other = Directory.CreateDirectory(Path.Combine(_folder.Path, "Other")).FullName;
        File.Copy(Paths.Preloaded("older", "Markdig.dll"), Path.Combine(other, "Markdig.dll"));
        File.WriteAllText(Path.Combine(other, "Other.psm1"), "function ConvertTo-Other($Text) { [Markdig.Markdown]::ToHtml($Text) }");
        File.WriteAllText(
            Path.Combine(other, "Other.psd1"),
            """
            @{ ModuleVersion = '1.0'; RootModule = 'Other.psm1'; RequiredAssemblies = 'Markdig.dll'; FunctionsToExport = 'ConvertTo-Other' }
            """
        );

        var lines = Run(
            "1",
            $$"""
            {{Fingerprint}}
            'then'
            Import-Module '{{other}}'
            'html ' + (ConvertTo-Other 'Paid *£*40 for the host.').Trim()
            {{Fingerprint}}
            """
        );

        // To ours the signs are no emphasis.
        Assert.Contains("html <p>Paid <em>£</em>40 for the host.</p>", lines);
        Assert.Contains($"loaded Markdig Default {Path.Combine(other, "Markdig.dll")}", lines);
        Assert.Contains($"loaded Markdig OpenClawSync {Ours("Markdig")}", lines);
        var (before, after) = (
            lines.TakeWhile(line => line != "then").Where(IsFingerprint),
            lines.SkipWhile(line => line != "then").Where(IsFingerprint)
        );
        Assert.NotEmpty(before);
        Assert.Equal(before, after);
    }

    private string Fingerprint =>
        $$"""
            Get-OpenClawRecord -Path '{{_home}}', '{{_server.Origin}}' | Protect-OpenClawRecord -PolicyPath '{{Path.Combine(
                _folder.Path,
                "policy.json"
            )}}' |
                ForEach-Object { $_.SourceKey + ' ' + $_.Fingerprint }
            """;

    private string Ours(string name) => Path.Combine(_module, Image.Loaded(name));

    private static string Load(string folder, string name) =>
        "$null = "
        + $"[System.Runtime.Loader.AssemblyLoadContext]::Default.LoadFromAssemblyPath('{Paths.Preloaded(folder, name + ".dll")}'); "
        + $"$null = {Uses[name]}";

    private static bool IsFingerprint(string line) =>
        !line.StartsWith("loaded ", StringComparison.Ordinal) && line.Contains(':', StringComparison.Ordinal);

    private string[] Run(string preload, string commands)
    {
        var settings = new PwshSettings { StateFolder = Path.Combine(_folder.Path, "state"), WorkingFolder = _folder.Path };
        var script = _folder.File("isolation.ps1", $"{preload}\nImport-Module '{_module}'\n{commands}\n{Report}\n");
        return PwshProcess.Run(settings with { Module = null }, $"& '{script}'").Succeeded();
    }
}
