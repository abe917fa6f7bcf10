using OpenClawSync.Module.Tests.Support;

namespace OpenClawSync.Module.Tests.Durability;

/// <summary>A later run deletes temporary files of a killed process.</summary>
public sealed class LeftoverTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("installation.json.0123.tmp")]
    [InlineData("sync-report.json.20261101T000000.tmp")]
    public void An_old_temporary_file_is_deleted_and_a_recent_one_is_kept(string name)
    {
        var old = _folder.File(name, "half");
        var young = _folder.File("young." + name, "half");
        File.SetLastWriteTimeUtc(old, DateTime.UtcNow.AddDays(-1));

        PwshProcess.Run(new PwshSettings { StateFolder = _folder.Path }, $"$null = Invoke-OpenClawSync '{Paths.Home}'").Succeeded();

        Assert.False(File.Exists(old));
        Assert.True(File.Exists(young));
    }
}
