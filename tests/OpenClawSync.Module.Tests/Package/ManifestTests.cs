using System.Buffers.Binary;
using OpenClawSync.Module.Tests.Support;

namespace OpenClawSync.Module.Tests.Package;

public class ManifestTests
{
    private static readonly string Folder = Path.Combine(Paths.Repository, "module");

    [Fact]
    public void It_is_one_that_PowerShell_accepts_and_says_what_the_gallery_shows()
    {
        var lines = PwshProcess.Run(PwshSettings.WithoutModule, $$"""
            $manifest = Test-ModuleManifest '{{Paths.Manifest}}'
            "$($manifest.PowerShellVersion) $($manifest.CompatiblePSEditions) $($manifest.Version)"
            "$($manifest.CompanyName)"
            "$($manifest.LicenseUri)"
            "$($manifest.ReleaseNotes)"
            "$($manifest.Tags)"
            "$($manifest.IconUri)"
            "$([bool]$manifest.ProjectUri) $($manifest.RequiredModules.Count) $($manifest.RequiredAssemblies.Count) $($manifest.Scripts.Count)"
            """).Succeeded();

        Assert.Equal([$"7.6 Core {Paths.Metadata("Version")}", "OpenClawSync contributors", "https://opensource.org/license/mit"], lines[..3]);
        Assert.Contains("CHANGELOG.md", lines[3], StringComparison.Ordinal);
        Assert.Contains("PSEdition_Core", lines[4].Split(' '));
        // What is made for this project only, and no address that could be another's.
        Assert.Equal(File.ReadAllBytes(Path.Combine(Folder, "icon.svg")), Convert.FromBase64String(lines[5].Split(',')[1]));
        Assert.Equal("False 0 0 0", lines[6]);
    }

    [Fact]
    public void It_names_its_exports_one_by_one()
    {
        var exports = File.ReadLines(Paths.Manifest).SkipWhile(line => !line.Contains("CmdletsToExport", StringComparison.Ordinal))
            .TakeWhile(line => !line.Contains("PrivateData", StringComparison.Ordinal)).ToList();

        Assert.Contains(exports, line => line.Contains("'Invoke-OpenClawSync'", StringComparison.Ordinal));
        Assert.All((string[])["FunctionsToExport", "AliasesToExport", "VariablesToExport"], name =>
            Assert.Contains(exports, line => line.Trim().StartsWith(name, StringComparison.Ordinal) && line.EndsWith("= @()", StringComparison.Ordinal)));
        Assert.All(exports, line => Assert.DoesNotContain("*", line, StringComparison.Ordinal));
    }

    [Fact]
    public void The_changelog_it_points_at_is_staged_and_has_its_version() => Assert.Contains(
        File.ReadLines(Path.Combine(Paths.Module, "CHANGELOG.md")),
        line => line.StartsWith($"## {Paths.Metadata("Version")}", StringComparison.Ordinal));

    [Fact]
    public void The_icon_is_a_square_of_128_pixels()
    {
        var png = File.ReadAllBytes(Path.Combine(Paths.Module, "icon.png"));

        Assert.Equal([0x89, .. "PNG\r\n"u8], png[..6]);
        Assert.Equal(128, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)));
        Assert.Equal(128, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
    }
}
