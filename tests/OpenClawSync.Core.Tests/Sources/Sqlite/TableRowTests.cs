using Microsoft.Data.Sqlite;
using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Sources.Sqlite;

namespace OpenClawSync.Core.Tests.Sources.Sqlite;

public sealed class TableRowTests : IDisposable
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:");

    public TableRowTests() => _connection.Open();

    public void Dispose() => _connection.Dispose();

    [Theory]
    [InlineData("UTF-8")]
    [InlineData("UTF-16le")]
    [InlineData("UTF-16be")]
    public void Text_is_the_same_in_every_encoding_of_the_store(string encoding)
    {
        var text = "ein längerer Satz mit 日本語 und 🙂, lang genug";
        HomeBuilder.Execute(
            _connection,
            $"PRAGMA encoding = '{encoding}'; CREATE TABLE t (a TEXT); INSERT INTO t VALUES ('ü'), ('{text}'), ('ü'), (''), (NULL)"
        );

        Assert.Equal(["ü", text, "ü", "", null], Texts());
    }

    [Fact]
    public void Short_values_that_differ_are_told_apart_and_the_same_are_one_string()
    {
        HomeBuilder.Execute(_connection, "CREATE TABLE t (a TEXT); INSERT INTO t VALUES ('one'), ('one'), ('on'), ('oneone'), ('one')");

        var texts = Texts();

        Assert.Equal(["one", "one", "on", "oneone", "one"], texts);
        Assert.Same(texts[0], texts[1]);
    }

    [Fact]
    public void Values_of_other_types_read_as_text_and_as_integers_where_they_are_such()
    {
        HomeBuilder.Execute(_connection, "CREATE TABLE t (a); INSERT INTO t VALUES (42), (1.9), ('17'), (NULL)");

        Assert.Equal(["42", "1.9", "17", null], Texts());
        Assert.Equal([42, 1, 17, null], Rows().Select(row => row.Integer("a")).ToList());
        Assert.Equal([null, null, null, null], Rows().Select(row => row.Text("b")).ToList());
    }

    [Theory]
    [InlineData("'soon'")]
    [InlineData("1e300")]
    [InlineData("x'0102'")]
    public void What_is_no_integer_is_named_by_its_column(string value)
    {
        HomeBuilder.Execute(_connection, $"CREATE TABLE t (a); INSERT INTO t VALUES ({value})");

        Assert.Contains(
            "'a'",
            Assert.Throws<FormatException>(() => Rows().Select(row => row.Integer("a")).ToList()).Message,
            StringComparison.Ordinal
        );
    }

    private List<string?> Texts() => [.. Rows().Select(row => row.Text("a"))];

    private IEnumerable<TableRow> Rows() => Table.Rows(_connection, "t", orderBy: null, "a", "b");
}
