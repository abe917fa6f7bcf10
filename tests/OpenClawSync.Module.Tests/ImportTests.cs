using OpenClawSync.Module.Tests.Support;

namespace OpenClawSync.Module.Tests;

public class ImportTests
{
    [Fact]
    public void The_manifest_exports_exactly_the_existing_cmdlets()
    {
        var lines = PwshProcess
            .Run(
                """
                $module = Get-Module OpenClawSync
                $written = (Test-ModuleManifest "$($module.ModuleBase)/OpenClawSync.psd1").ExportedCmdlets.Keys
                $exported = $module.ExportedCmdlets.Keys
                $types = @($module.ImplementingAssembly) + $module.NestedModules.ImplementingAssembly | ForEach-Object GetExportedTypes
                $public = $types | ForEach-Object { $_.GetCustomAttributes([System.Management.Automation.CmdletAttribute], $false) } |
                    ForEach-Object { "$($_.VerbName)-$($_.NounName)" }
                [string]::Join(' ', [System.Linq.Enumerable]::Order([string[]]$written))
                [string]::Join(' ', [System.Linq.Enumerable]::Order([string[]]$exported))
                [string]::Join(' ', [System.Linq.Enumerable]::Order([string[]]$public))
                """
            )
            .Succeeded();

        Assert.Equal(3, lines.Length);
        Assert.Contains("Invoke-OpenClawSync", lines[0].Split(' '));
        Assert.Equal(lines[0], lines[1]);
        Assert.Equal(lines[0], lines[2]);
    }

    [Fact]
    public void Only_cmdlets_are_exported_with_the_version_of_the_build()
    {
        var lines = PwshProcess
            .Run(
                """
                $module = Get-Module OpenClawSync
                $module.Version.ToString()
                $module.ExportedFunctions.Count + $module.ExportedAliases.Count + $module.ExportedVariables.Count
                """
            )
            .Succeeded();

        Assert.Equal([Paths.Metadata("Version"), "0"], lines);
    }

    [Fact]
    public void An_import_loads_the_cmdlets_but_not_the_core()
    {
        // pwsh keeps a profile of what was compiled and compiles that ahead in the next process, which loads what an earlier sync needed.
        using var cache = new TempFolder();
        var settings = PwshSettings.WithoutModule with { Variables = new() { ["XDG_CACHE_HOME"] = cache.Path } };
        var lines = PwshProcess
            .Run(
                settings,
                $$"""
                $before = [AppDomain]::CurrentDomain.GetAssemblies().FullName
                Import-Module '{{Paths.Module}}'
                $null = Get-Command -Module OpenClawSync
                [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object FullName -notin $before | ForEach-Object { $_.GetName().Name }
                'first use'
                $null = Get-OpenClawRecord -Path '{{Paths.Home}}' -Kind Cron
                [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object FullName -notin $before | ForEach-Object { $_.GetName().Name }
                """
            )
            .Succeeded();

        var atImport = lines.TakeWhile(line => line != "first use");
        // A library of the engine, with which Import-Module counts imports unless telemetry is off.
        Assert.Equal(
            ["OpenClawSync", "OpenClawSync.Bootstrap"],
            atImport.Where(name => name != "Microsoft.ApplicationInsights").Order(StringComparer.Ordinal)
        );
        Assert.Contains("OpenClawSync.Core", lines.SkipWhile(line => line != "first use"));
    }

    [Fact]
    public void Every_runspace_of_a_process_can_import_the_module_at_the_same_time()
    {
        var run = PwshProcess.Run(
            PwshSettings.WithoutModule,
            $$"""
            1..6 | ForEach-Object -Parallel {
                Import-Module '{{Paths.Module}}'
                @(Get-OpenClawRecord -Path '{{Paths.Home}}' -Kind Task).Count
                Remove-Module OpenClawSync
            } -ThrottleLimit 6
            """
        );

        var counts = run.Succeeded();
        Assert.Equal(6, counts.Length);
        Assert.Single(counts.Distinct());
        Assert.NotEqual("0", counts[0]);
    }
}
