using System.Runtime.Versioning;
using CsCheck;
using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Storage;

namespace OpenClawSync.Core.Tests.Storage;

/// <summary>
/// The reader for macOS says the same as the one for Linux, which calls the kernel, so that the suite runs it on Linux.
/// </summary>
[UnsupportedOSPlatform("windows")]
public sealed class RuntimeFileStateTests : IDisposable
{
    private static readonly DateTime Epoch = new(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly TempFolder _folder = new();

    public RuntimeFileStateTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has both readers.");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Any_change_of_a_file_shows_in_both_readers()
    {
        var path = _folder["Zoë – note.md"];
        File.WriteAllText(path, "");
        var change = Gen.OneOf(
            Gen.Int[0, 9_999].Select(length => (Action)(() => File.WriteAllBytes(path, new byte[length]))),
            Gen.Long[0, 1L << 33].Select(length => (Action)(() => SetLength(path, length))),
            Gen.Long[0, 30L * 365 * 24 * 3600 * TimeSpan.TicksPerSecond]
                .Select(ticks => (Action)(() => File.SetLastWriteTimeUtc(path, Epoch.AddTicks(ticks)))),
            Gen.Bool.Select(isClosed =>
                (Action)(() => File.SetUnixFileMode(path, UnixFileMode.UserRead | (isClosed ? default : UnixFileMode.UserWrite)))
            ),
            Gen.Const((Action)(() => Replace(path)))
        );

        change
            .Array[1, 4]
            .Sample(
                changes =>
                {
                    foreach (var apply in changes)
                    {
                        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
                        apply();
                    }

                    Assert.Equal(Kernel(path), Runtime(path));
                },
                iter: 500,
                threads: 1
            );
    }

    [Fact]
    public void A_link_is_followed_and_what_does_not_exist_has_an_empty_state()
    {
        var (file, link, dangling) = (_folder["file"], _folder["link"], _folder["dangling"]);
        File.WriteAllText(file, "text");
        File.CreateSymbolicLink(link, file);
        File.CreateSymbolicLink(dangling, _folder["nothing"]);

        Assert.All(
            (string[])[link, dangling, _folder["missing"], _folder["file/below"]],
            path => Assert.Equal(Kernel(path), Runtime(path))
        );
        Assert.Equal(Runtime(file).Inode, Runtime(link).Inode);
        Assert.False(Runtime(dangling).Exists);
    }

    [Fact]
    public void Files_of_two_file_systems_have_different_devices()
    {
        File.WriteAllText(_folder["file"], "text");

        Assert.NotEqual(
            RuntimeFileState.ReadUnchecked(_folder["file"])!.Device,
            RuntimeFileState.ReadUnchecked("/proc/self/status")!.Device
        );
    }

    [Fact]
    public void The_library_of_this_runtime_is_trusted() =>
        Assert.True(RuntimeFileState.Agrees(typeof(object).Assembly.Location, new FileInfo(typeof(object).Assembly.Location)));

    [Theory]
    [InlineData("size")]
    [InlineData("time")]
    [InlineData("mode")]
    [InlineData("file")]
    public void A_library_that_contradicts_NET_is_not_trusted(string what)
    {
        var (path, other) = (_folder["file"], _folder["other"]);
        foreach (var file in (string[])[path, other])
        {
            File.WriteAllText(file, "text");
            File.SetLastWriteTimeUtc(file, Epoch);
        }

        Assert.True(RuntimeFileState.Agrees(path, new FileInfo(other)));
        switch (what)
        {
            case "size":
                File.WriteAllText(other, "longer text");
                File.SetLastWriteTimeUtc(other, Epoch);
                break;
            case "time":
                File.SetLastWriteTimeUtc(other, Epoch.AddTicks(1));
                break;
            case "mode":
                File.SetUnixFileMode(other, UnixFileMode.UserRead);
                break;
            default:
                File.Delete(path);
                break;
        }

        Assert.False(RuntimeFileState.Agrees(path, new FileInfo(other)));
    }

    // The two number devices differently.
    private static FileState Kernel(string path) => LinuxFileState.Read(path)! with { Device = 0 };

    private static FileState Runtime(string path) => RuntimeFileState.Read(path)! with { Device = 0 };

    private static void SetLength(string path, long length)
    {
        using var file = File.OpenWrite(path);
        file.SetLength(length);
    }

    private static void Replace(string path)
    {
        File.WriteAllText(path + ".new", "another file");
        File.Move(path + ".new", path, overwrite: true);
    }
}
