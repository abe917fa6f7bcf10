using OpenClawSync.Module.Tests.Support;

namespace OpenClawSync.Module.Tests.Durability;

/// <summary>A later run deletes temporary files of a killed process.</summary>
public sealed class LeftoverTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("installation.json")]
    [InlineData("sync-report.json")]
    public void An_old_draft_is_deleted_and_a_recent_one_and_files_of_others_are_kept(string name)
    {
        var old = Draft($"{name}.{Guid.NewGuid():N}.tmp", days: 1);
        string[] kept =
        [
            Draft($"{name}.{Guid.NewGuid():N}.tmp", days: 0),
            Draft($"{name}.20261101T000000.tmp", days: 9),
            Draft($"accounts.json.{Guid.NewGuid():N}.tmp", days: 9),
            Draft($"my.{name}.{Guid.NewGuid():N}.tmp", days: 9),
        ];

        PwshProcess.Run(new PwshSettings { StateFolder = _folder.Path }, $"$null = Invoke-OpenClawSync '{Paths.Home}'").Succeeded();

        Assert.False(File.Exists(old));
        Assert.All(kept, file => Assert.True(File.Exists(file), file));
    }

    private string Draft(string name, int days)
    {
        var file = _folder.File(name, "half");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddDays(-days));
        return file;
    }
}
