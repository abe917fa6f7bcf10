using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Storage;

namespace OpenClawSync.Core.Tests.Storage;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Target => _folder["file"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_created_file_has_the_content_and_only_its_owner_may_read_it()
    {
        AtomicFile.Create(Target, file => file.Write("new"u8));

        Assert.Equal("new", File.ReadAllText(Target));
        Assert.True(OwnerOnlyFile.IsOwnerOnly(Target));
        Assert.Single(Directory.EnumerateFiles(_folder.Path));
    }

    [Fact]
    public void Creating_does_not_change_an_existing_file()
    {
        _folder.Write("file", "old");

        AtomicFile.Create(Target, file => file.Write("new"u8));

        Assert.Equal("old", File.ReadAllText(Target));
        Assert.Single(Directory.EnumerateFiles(_folder.Path));
    }

    [Fact]
    public void One_of_several_that_create_a_file_at_once_wins()
    {
        Parallel.For(0, 16, index => AtomicFile.Create(Target, file => file.Write([(byte)('a' + index), (byte)('a' + index)])));

        var content = File.ReadAllText(Target);
        Assert.Equal(2, content.Length);
        Assert.Equal(content[0], content[1]);
        Assert.Single(Directory.EnumerateFiles(_folder.Path));
    }

    [Fact]
    public void Replacing_creates_a_missing_file_and_replaces_an_existing_one()
    {
        AtomicFile.Replace(Target, file => file.Write("first"u8));
        AtomicFile.Replace(Target, file => file.Write("second"u8));

        Assert.Equal("second", File.ReadAllText(Target));
        Assert.Single(Directory.EnumerateFiles(_folder.Path));
    }

    [Fact]
    public void A_draft_whose_last_bytes_cannot_be_written_is_deleted()
    {
        _folder.Write("file", "old");

        Assert.Throws<IOException>(() =>
            AtomicFile.Replace(
                Target,
                stream =>
                {
                    var file = Assert.IsType<FileStream>(stream);
                    file.SafeFileHandle.Dispose();
                    throw new IOException("The disk is full.");
                }
            )
        );

        Assert.Equal([Target], Directory.EnumerateFiles(_folder.Path));
        Assert.Equal("old", File.ReadAllText(Target));
    }

    [Fact]
    public void Replacing_a_link_replaces_the_file_that_it_leads_to()
    {
        _folder.Write("elsewhere/real", "old");
        File.CreateSymbolicLink(Target, _folder["elsewhere/real"]);

        AtomicFile.Replace(Target, file => file.Write("new"u8));

        Assert.Equal("new", File.ReadAllText(_folder["elsewhere/real"]));
        Assert.Equal(_folder["elsewhere/real"], new FileInfo(Target).LinkTarget);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_failed_write_leaves_the_folder_as_it_was(bool exists)
    {
        if (exists)
        {
            _folder.Write("file", "old");
        }

        var before = FolderState.Of(_folder.Path);
        Action<Stream> write = file =>
        {
            file.Write("half"u8);
            throw new IOException("The disk is full.");
        };

        Assert.Throws<IOException>(() => AtomicFile.Create(Target, write));
        Assert.Throws<IOException>(() => AtomicFile.Replace(Target, write));

        Assert.Equal(before, FolderState.Of(_folder.Path));
    }
}
