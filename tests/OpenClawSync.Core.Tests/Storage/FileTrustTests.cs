using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Storage;

namespace OpenClawSync.Core.Tests.Storage;

/// <summary>What a user who is not root trusts. The user has the id <see cref="OtherUser.Id" />, and mallory is somebody else.</summary>
public sealed class FileTrustTests : IDisposable
{
    private const uint Mallory = 54322;

    private readonly TempFolder _folder = new();

    public FileTrustTests()
    {
        OtherUser.Require();
        Permissions.Set(_folder.Path, "755");
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(OtherUser.Id, "700")]
    [InlineData(OtherUser.Id, "755")]
    [InlineData(0, "755")]
    public void A_folder_of_the_user_or_root_is_trusted(uint owner, string mode) => Assert.Null(OfFolder(Folder("state", owner, mode)));

    [Theory]
    [InlineData(OtherUser.Id, "757")]
    [InlineData(OtherUser.Id, "1777")]
    [InlineData(0, "777")]
    [InlineData(Mallory, "755")]
    [InlineData(Mallory, "700")]
    public void A_folder_of_others_or_open_to_others_is_not(uint owner, string mode)
    {
        var fault = OfFolder(Folder("state", owner, mode));

        Assert.Equal((_folder["state"], false), (fault!.Path, fault.IsIrregular));
        var remedy =
            owner == Mallory ? $"chown {OtherUser.Id}"
            : mode == "757" ? "chmod o-w"
            : "chmod go-w";
        Assert.Contains(remedy, fault.Remedy, StringComparison.Ordinal);
        Assert.EndsWith($"'{_folder["state"]}'", fault.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(OtherUser.Id, "777")]
    [InlineData(0, "777")]
    [InlineData(Mallory, "755")]
    public void Neither_is_one_below_such_a_folder(uint owner, string mode)
    {
        Folder("above", owner, mode);
        Folder("above/own", OtherUser.Id, "700");

        Assert.Equal(_folder["above"], OfFolder(_folder["above/own"])!.Path);
        Assert.Equal(_folder["above"], OfFolder(_folder["above/own/not/there/yet"])!.Path);
        Assert.Equal(_folder["above"], OfFile(_folder["above/own/file"])!.Path);
    }

    [Fact]
    public void Below_a_sticky_folder_the_owner_of_the_entry_decides()
    {
        Folder("shared", 0, "1777");
        Folder("shared/own", OtherUser.Id, "700");
        Folder("shared/hers", Mallory, "777");

        Assert.Null(OfFolder(_folder["shared/own"]));
        Assert.Null(OfFolder(_folder["shared/new"]));
        Assert.Equal(_folder["shared/hers"], OfFolder(_folder["shared/hers"])!.Path);
    }

    [Fact]
    public void A_sticky_folder_of_somebody_else_is_not_trusted()
    {
        Folder("shared", Mallory, "1777");
        Folder("shared/own", OtherUser.Id, "700");

        Assert.Equal(_folder["shared"], OfFolder(_folder["shared/own"])!.Path);
    }

    [Fact]
    public void A_link_of_the_user_is_followed_and_what_it_leads_to_is_examined()
    {
        Folder("disk", 0, "755");
        Folder("disk/state", OtherUser.Id, "700");
        Link("link", _folder["disk"], OtherUser.Id);

        Assert.Null(OfFolder(_folder["link/state"]));
        Permissions.Set(_folder["disk"], "757");
        Assert.Equal(_folder["disk"], OfFolder(_folder["link/state"])!.Path);
    }

    [Fact]
    public void A_link_of_somebody_else_is_not_followed()
    {
        Folder("shared", 0, "1777");
        Folder("own", OtherUser.Id, "700");
        Link("shared/link", _folder["own"], Mallory);

        Assert.Equal(_folder["shared/link"], OfFolder(_folder["shared/link"])!.Path);
    }

    [Fact]
    public void A_loop_of_links_ends()
    {
        Link("a", _folder["b"], 0);
        Link("b", _folder["a"], 0);

        Assert.True(OfFile(_folder["a"])!.IsIrregular);
    }

    // A group without an entry in the database, as volumes of containers have, has no other members.
    [Theory]
    [InlineData(OtherUser.Id)]
    [InlineData(2000099U)]
    [InlineData(0U)]
    public void A_group_without_other_members_may_write(uint group)
    {
        Folder("home", OtherUser.Id, "775", group);

        Assert.Null(OfFolder(Folder("home/state", OtherUser.Id, "770", group)));
    }

    [Fact]
    public void A_group_with_other_members_may_not_write()
    {
        // The primary group of another user of every Unix.
        var group = uint.Parse(
            System.IO.File.ReadLines("/etc/passwd").Select(line => line.Split(':')).First(user => user[2] is not "0")[3],
            System.Globalization.CultureInfo.InvariantCulture
        );
        var fault = OfFolder(Folder("state", OtherUser.Id, "775", group));

        Assert.Contains("by its group (mode 775)", fault!.What, StringComparison.Ordinal);
        Assert.Equal($"Run: chmod g-w '{_folder["state"]}'", fault.Remedy);
    }

    [Fact]
    public void A_database_is_examined_with_the_files_beside_it()
    {
        File("rows.db", OtherUser.Id, "640");
        Assert.Null(OfDatabase());

        File("rows.db-wal", Mallory, "666");
        Assert.Equal(_folder["rows.db-wal"], OfDatabase()!.Path);

        System.IO.File.Delete(_folder["rows.db-wal"]);
        Link("rows.db-shm", _folder["elsewhere"], OtherUser.Id);
        Assert.Equal(_folder["rows.db-shm"], OfDatabase()!.Path);
    }

    [Theory]
    [InlineData(OtherUser.Id, "662")]
    [InlineData(0, "666")]
    [InlineData(Mallory, "644")]
    public void A_database_of_others_or_open_to_others_is_not_trusted(uint owner, string mode)
    {
        File("rows.db", owner, mode);

        Assert.Equal(_folder["rows.db"], OfDatabase()!.Path);
    }

    [Fact]
    public void A_database_of_a_colleague_may_be_read()
    {
        Folder("shared", Mallory, "755");
        File("shared/rows.db", Mallory, "644");
        Assert.Null(OfReadDatabase());

        File("shared/rows.db-wal", OtherUser.Id + 2, "644");
        Assert.Equal(_folder["shared/rows.db-wal"], OfReadDatabase()!.Path);

        Permissions.Set(_folder["shared"], "777");
        Assert.Equal(_folder["shared"], OfReadDatabase()!.Path);
    }

    [Fact]
    public void Root_does_not_trust_a_folder_of_a_user()
    {
        var fault = FileTrust.OfFolder(Folder("state", OtherUser.Id, "700"));

        Assert.Contains("Run the command as that user", fault!.Remedy, StringComparison.Ordinal);
    }

    private TrustFault? OfFolder(string path) => AsUser(() => FileTrust.OfFolder(path));

    private TrustFault? OfFile(string path) => AsUser(() => FileTrust.OfFile(path));

    private TrustFault? OfDatabase() => AsUser(() => FileTrust.OfDatabase(_folder["rows.db"]));

    private TrustFault? OfReadDatabase() => AsUser(() => FileTrust.OfReadDatabase(_folder["shared/rows.db"]));

    private static TrustFault? AsUser(Func<TrustFault?> examine)
    {
        TrustFault? fault = null;
        OtherUser.Run(() => fault = examine());
        return fault;
    }

    private string Folder(string name, uint owner, string mode, uint group = 0)
    {
        Directory.CreateDirectory(_folder[name]);
        OtherUser.Give(_folder[name], owner, group);
        Permissions.Set(_folder[name], mode);
        return _folder[name];
    }

    private void File(string name, uint owner, string mode)
    {
        OtherUser.Give(_folder.Write(name, ""), owner, 0);
        Permissions.Set(_folder[name], mode);
    }

    private void Link(string name, string target, uint owner)
    {
        System.IO.File.CreateSymbolicLink(_folder[name], target);
        OtherUser.Give(_folder[name], owner, 0);
    }
}
