using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using OpenClawSync.Module.Tests.Support;

namespace OpenClawSync.Module.Tests.Package;

/// <summary>What is published, and what one who installs it has.</summary>
public class PackageTests(PackedModule package) : IClassFixture<PackedModule>
{
    private static readonly string Version = Paths.Metadata("Version");

    [Fact]
    public void It_holds_the_files_of_the_module_at_its_root_and_nothing_else()
    {
        var entries = package.Archive.Entries.Select(entry => entry.FullName).ToList();

        Assert.Equal($"OpenClawSync.{Version}.nupkg", package.FileName);
        Assert.Equal(entries.Count, entries.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal(
            Files.Below(Paths.Module).Order(StringComparer.Ordinal),
            entries.Where(entry => !PackedModule.IsOfTheFormat(entry)).Order(StringComparer.Ordinal));
        Assert.Equal(4, entries.Count(PackedModule.IsOfTheFormat));
    }

    [Fact]
    public void Its_files_are_those_that_were_staged_byte_for_byte()
    {
        var files = Files.Below(package.Staged).ToList();

        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.Equal(File.ReadAllBytes(Path.Combine(package.Staged, file)), Bytes(package.Archive.GetEntry(file)!)));
    }

    [Fact]
    public void It_names_no_folder_of_the_machine_that_made_it()
    {
        string[] folders = [Paths.Repository, Path.GetFileName(Path.GetDirectoryName(package.Staged)!)];

        Assert.Contains(package.Archive.Entries, entry => Text(entry, Encoding.Latin1).Contains("/_/src/OpenClawSync.Core/", StringComparison.Ordinal));
        Assert.All(package.Archive.Entries, entry => Assert.All(folders, folder =>
        {
            Assert.DoesNotContain(folder, Text(entry, Encoding.Latin1), StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(Encoding.Latin1.GetString(Encoding.Unicode.GetBytes(folder)), Text(entry, Encoding.Latin1), StringComparison.OrdinalIgnoreCase);
        }));
    }

    [Fact]
    public void It_says_what_the_manifest_says()
    {
        var manifest = PwshProcess.Run(PwshSettings.WithoutModule, $$"""
            $manifest = Test-ModuleManifest '{{Path.Combine(package.Staged, "OpenClawSync.psd1")}}'
            $manifest.Name; $manifest.Version.ToString(); $manifest.Author; $manifest.Description; $manifest.ReleaseNotes; $manifest.Copyright
            """).Succeeded();

        Assert.Equal(Version, manifest[1]);
        Assert.Equal(manifest, ((string[])["id", "version", "authors", "description", "releaseNotes", "copyright"]).Select(Field));
        Assert.Equal("MIT", Field("license"));
        Assert.Equal("icon.png", Field("icon"));
        Assert.NotEqual("true", Metadata("requireLicenseAcceptance")?.Value);
        Assert.Null(Metadata("dependencies"));
        Assert.Null(Metadata("projectUrl"));
    }

    [Fact]
    public void Its_tags_tell_the_gallery_what_is_exported()
    {
        var lines = PwshProcess.Run(PwshSettings.WithoutModule, $$"""
            $manifest = Test-ModuleManifest '{{Path.Combine(package.Staged, "OpenClawSync.psd1")}}'
            [string]::Join(' ', $manifest.Tags)
            [string]::Join(' ', $manifest.ExportedCmdlets.Keys)
            """).Succeeded();
        var (tags, cmdlets) = (lines[0].Split(' '), lines[1].Split(' '));

        string[] expected = ["PSModule", .. tags, "PSIncludes_Cmdlet", .. cmdlets.Select(name => "PSCmdlet_" + name), .. cmdlets.Select(name => "PSCommand_" + name)];
        Assert.Contains("PSEdition_Core", expected);
        Assert.Contains("PSCmdlet_Invoke-OpenClawSync", expected);
        Assert.Equal(expected.Order(StringComparer.Ordinal), Field("tags").Split(' ').Order(StringComparer.Ordinal));
        // The gallery refuses more.
        Assert.True(Field("tags").Length <= 4000);
    }

    [Fact]
    public void Installed_it_is_imported_by_name_and_syncs()
    {
        var folder = package.Install(Version);
        using var work = new TempFolder();
        var settings = new PwshSettings
        {
            StateFolder = Path.Combine(work.Path, "state"),
            WorkingFolder = work.Path,
            Variables = new() { ["PSModulePath"] = package.Modules },
        };

        var lines = PwshProcess.Run(settings with { Module = null }, $$"""
            Import-Module OpenClawSync
            (Get-Module OpenClawSync).ModuleBase
            $run = Invoke-OpenClawSync -Path '{{Paths.Home}}'
            "$($run.Status) $($run.Created)"
            (Get-Help Invoke-OpenClawSync).Synopsis
            """).Succeeded();

        Assert.Equal([folder, "succeeded 28"], lines[..2]);
        Assert.EndsWith(".", lines[2], StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(work.Path, "state", "mission-control.db")));
    }

    [Fact]
    public void Installed_its_commands_are_found_without_an_import()
    {
        package.Install(Version);
        var settings = new PwshSettings { Variables = new() { ["PSModulePath"] = package.Modules } };

        var lines = PwshProcess.Run(settings with { Module = null }, $"(Get-Command Get-OpenClawRecord).Source; @(Get-OpenClawRecord -Path '{Paths.Home}').Count").Succeeded();

        Assert.Equal(["OpenClawSync", "28"], lines);
    }

    private XElement? Metadata(string name)
    {
        using var stream = package.Archive.GetEntry("OpenClawSync.nuspec")!.Open();
        return XDocument.Load(stream).Root!.Elements().Single().Elements().SingleOrDefault(element => element.Name.LocalName == name);
    }

    private string Field(string name) => Metadata(name)!.Value;

    private static string Text(ZipArchiveEntry entry, Encoding encoding) => encoding.GetString(Bytes(entry));

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
