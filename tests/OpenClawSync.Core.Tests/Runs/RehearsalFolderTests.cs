using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Runs;

namespace OpenClawSync.Core.Tests.Runs;

/// <summary>Of the folder for temporary files only what a killed process of this module left behind is deleted.</summary>
public sealed class RehearsalFolderTests : IDisposable
{
    private readonly List<string> _made = [];

    public RehearsalFolderTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");

    public void Dispose() =>
        _made.AsEnumerable().Reverse().Where(Directory.Exists).ToList().ForEach(folder => Directory.Delete(folder, recursive: true));

    [Fact]
    public void A_folder_of_a_killed_process_is_deleted()
    {
        var folder = Folder($"openclaw-sync-{Environment.ProcessId}-{Guid.NewGuid():N}");
        Write(folder, "in-use.lock", "target.db", "target.db-wal", $"snapshot-7-{Guid.NewGuid():N}.sqlite-shm", "state/state.db");

        RehearsalFolder.DeleteLeftovers();

        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public void A_folder_in_use_is_kept_and_deleted_at_its_end()
    {
        var folder = RehearsalFolder.Create();
        Write(folder.Path, "target.db");

        RehearsalFolder.DeleteLeftovers();
        Assert.True(File.Exists(Path.Combine(folder.Path, "target.db")));

        folder.Dispose();
        Assert.False(Directory.Exists(folder.Path));
    }

    [Theory]
    [InlineData("openclaw-sync-20261128", "in-use.lock")]
    [InlineData("openclaw-sync-20261128-backup", "in-use.lock", "target.db")]
    [InlineData("openclaw-sync-1-0123456789abcdef0123456789ABCDEF", "in-use.lock")]
    [InlineData("openclaw-sync-1-0123456789abcdef0123456789abcdef", "installation.json", "state.db", "run.lock")]
    [InlineData("openclaw-sync-2-0123456789abcdef0123456789abcdef", "in-use.lock", "target.db", "letters.txt")]
    [InlineData("openclaw-sync-3-0123456789abcdef0123456789abcdef", "in-use.lock", "state/state.db", "state/installation.json")]
    [InlineData("openclaw-sync-4-0123456789abcdef0123456789abcdef", "in-use.lock", "backup/target.db")]
    [InlineData("openclaw-sync-5-0123456789abcdef0123456789abcdef", "target.db")]
    public void A_folder_with_another_name_or_other_content_is_kept_whole(string name, params string[] files)
    {
        var folder = Folder(name);
        Write(folder, files);

        RehearsalFolder.DeleteLeftovers();

        Assert.All(files, file => Assert.True(File.Exists(Path.Combine(folder, file)), file));
    }

    [Fact]
    public void A_folder_with_other_permissions_and_a_link_are_kept()
    {
        var shared = Folder($"openclaw-sync-1-{Guid.NewGuid():N}");
        Write(shared, "in-use.lock");
        Permissions.Set(shared, "755");
        var real = Folder($"elsewhere-{Guid.NewGuid():N}");
        Write(real, "in-use.lock");
        var link = Path.Combine(Path.GetTempPath(), $"openclaw-sync-1-{Guid.NewGuid():N}");
        Directory.CreateSymbolicLink(link, real);
        _made.Add(link);

        RehearsalFolder.DeleteLeftovers();

        Assert.True(File.Exists(Path.Combine(shared, "in-use.lock")));
        Assert.True(File.Exists(Path.Combine(real, "in-use.lock")));
    }

    [Fact]
    public void A_folder_of_another_user_is_kept()
    {
        OtherUser.Require();
        var folder = Folder($"openclaw-sync-1-{Guid.NewGuid():N}");
        Write(folder, "in-use.lock");
        OtherUser.Give(folder);

        RehearsalFolder.DeleteLeftovers();

        Assert.True(File.Exists(Path.Combine(folder, "in-use.lock")));
    }

    [Fact]
    public void At_the_end_of_a_run_files_of_others_are_kept_as_well()
    {
        var folder = RehearsalFolder.Create();
        _made.Add(folder.Path);
        Write(folder.Path, "letters.txt");

        folder.Dispose();

        Assert.True(File.Exists(Path.Combine(folder.Path, "letters.txt")));
    }

    private string Folder(string name)
    {
        var folder = Path.Combine(Path.GetTempPath(), name);
        Directory.CreateDirectory(folder);
        Permissions.Set(folder, "700");
        _made.Add(folder);
        return folder;
    }

    private static void Write(string folder, params string[] files)
    {
        foreach (var file in files.Select(name => Path.Combine(folder, name)))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            Permissions.Set(Path.GetDirectoryName(file)!, "700");
            File.WriteAllText(file, "x");
            Permissions.Set(file, "600");
        }
    }
}
