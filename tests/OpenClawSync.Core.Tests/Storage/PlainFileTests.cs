using System.Text;
using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Storage;

namespace OpenClawSync.Core.Tests.Storage;

public sealed class PlainFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public PlainFileTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such files.");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_and_a_link_to_it_are_read()
    {
        File.CreateSymbolicLink(_folder["link"], _folder.Write("file", "text"));

        Assert.Equal("text", PlainFile.ReadText(_folder["file"]));
        Assert.Equal("text", PlainFile.ReadText(_folder["link"]));
        using var handle = PlainFile.OpenHandle(_folder["file"]);
        Assert.Equal(4, RandomAccess.GetLength(handle));
    }

    [Fact]
    public void A_link_is_no_file_of_ours()
    {
        File.CreateSymbolicLink(_folder["link"], _folder.Write("file", "text"));

        PlainFile.OpenOwn(_folder["file"]).Dispose();
        Assert.Throws<IrregularFileException>(() => PlainFile.OpenOwn(_folder["link"]));
    }

    [Fact]
    public void A_pipe_a_device_and_a_folder_are_not_opened()
    {
        foreach (var path in (string[])[Fifo.Create(_folder["pipe"]), "/dev/zero", _folder.Path])
        {
            Assert.Throws<IrregularFileException>(() => PlainFile.Open(path));
            Assert.Throws<IrregularFileException>(() => PlainFile.RequireNothingElse(path));
        }
    }

    [Fact]
    public void A_missing_file_or_folder_and_a_file_without_permission_have_their_own_exceptions()
    {
        Assert.Throws<FileNotFoundException>(() => PlainFile.Open(_folder["none"]));
        Assert.Throws<DirectoryNotFoundException>(() => PlainFile.Open(_folder.Write("file", "") + "/none"));
        PlainFile.RequireNothingElse(_folder["none"]);

        OtherUser.Require();
        Permissions.Set(_folder.Path, "755");
        Permissions.Set(_folder.Write("closed", "x"), "600");
        OtherUser.Run(() => Assert.Throws<UnauthorizedAccessException>(() => PlainFile.Open(_folder["closed"])));
    }

    [Fact]
    public void What_is_appended_while_a_file_is_read_is_left_out()
    {
        using var file = PlainFile.Open(_folder.Write("log", "first\n"));
        File.AppendAllText(_folder["log"], "second\n");

        using var text = new StreamReader(file);
        Assert.Equal("first\n", text.ReadToEnd());
    }

    [Fact]
    public void A_file_that_is_shortened_meanwhile_ends_earlier()
    {
        using var file = PlainFile.Open(_folder.Write("log", new string('x', 100)));
        File.WriteAllText(_folder["log"], "x");

        Assert.Equal("x"u8.ToArray(), file.ReadToEnd(1000));
    }

    [Fact]
    public void A_file_that_is_too_large_is_not_read_at_all()
    {
        using (var sparse = File.Create(_folder["sparse"]))
        {
            sparse.SetLength(1L << 40);
        }

        using var file = PlainFile.Open(_folder["sparse"]);
        Assert.Throws<IOException>(() => file.ReadToEnd(1 << 20));
    }

    [Fact]
    public void A_file_of_the_kernel_without_a_length_has_an_end()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has /proc.");

        Assert.Equal("", PlainFile.ReadText("/proc/kmsg"));
        Assert.Equal(Encoding.UTF8.WebName, new StreamReader(PlainFile.Open("/proc/uptime")).CurrentEncoding.WebName);
    }
}
