using System.Buffers.Binary;
using System.Runtime.InteropServices;
using OpenClawSync.Module.Tests.Support;

namespace OpenClawSync.Module.Tests;

/// <summary>Suitable images that were compiled ahead of time are loaded; otherwise the IL next to them works as well.</summary>
public sealed class ImageTests : IDisposable
{
    private const string Core = "OpenClawSync.Core";

    private readonly TempFolder _folder = new();
    private readonly string _module;

    public ImageTests() => _module = _folder.CopyOf(Paths.Module, "OpenClawSync");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_suitable_image_is_loaded()
    {
        Assert.SkipWhen(Image.Platforms is [], "This build made no images; build.ps1 test makes them.");

        Assert.Equal(["succeeded", Path.Combine(_module, Image.Loaded(Core))], Sync());
    }

    [Theory]
    [InlineData("of another processor")]
    [InlineData("cut short")]
    [InlineData("empty")]
    [InlineData("no image at all")]
    public void The_IL_is_loaded_instead_of_an_unsuitable_image(string kind)
    {
        var image = Path.Combine(_module, "deps", RuntimeInformation.RuntimeIdentifier, Core + ".dll");
        var bytes = File.ReadAllBytes(Path.Combine(_module, Image.Loaded(Core)));
        Directory.CreateDirectory(Path.GetDirectoryName(image)!);
        File.WriteAllBytes(
            image,
            kind switch
            {
                "of another processor" => WithMachine(bytes, OtherProcessor ^ 0x7B79),
                "cut short" => bytes[..(bytes.Length / 2)],
                "empty" => [],
                _ => "This is text."u8.ToArray(),
            }
        );

        Assert.Equal(["succeeded", Path.Combine(_module, "deps", Core + ".dll")], Sync());
    }

    [Fact]
    public void Without_an_image_the_IL_is_loaded()
    {
        foreach (var platform in Image.Platforms)
        {
            Directory.Delete(Path.Combine(_module, "deps", platform), recursive: true);
        }

        Assert.Equal(["succeeded", Path.Combine(_module, "deps", Core + ".dll")], Sync());
    }

    private static int OtherProcessor => RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? 0x8664 : 0xAA64;

    // The field of the header that says what the code was made for; 0x7B79 is what .NET marks code for Linux with.
    private static byte[] WithMachine(byte[] image, int machine)
    {
        byte[] changed = [.. image];
        var header = BinaryPrimitives.ReadInt32LittleEndian(changed.AsSpan(0x3C));
        BinaryPrimitives.WriteUInt16LittleEndian(changed.AsSpan(header + 4), (ushort)machine);
        return changed;
    }

    private string[] Sync()
    {
        var settings = new PwshSettings
        {
            Module = _module,
            StateFolder = Path.Combine(_folder.Path, "state"),
            WorkingFolder = _folder.Path,
        };
        return PwshProcess
            .Run(
                settings,
                $$"""
                (Invoke-OpenClawSync '{{Paths.Home}}').Status
                [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq '{{Core}}' } | ForEach-Object Location
                """
            )
            .Succeeded();
    }
}
