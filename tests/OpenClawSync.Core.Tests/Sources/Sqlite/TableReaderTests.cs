using Microsoft.Data.Sqlite;
using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;
using OpenClawSync.Sources.Sqlite;
using SQLitePCL;

namespace OpenClawSync.Core.Tests.Sources.Sqlite;

public sealed class TableReaderTests : IDisposable
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:");

    public TableReaderTests()
    {
        _connection.Open();
        _connection.Handle!.enable_sqlite3_next_stmt(true);
    }

    public void Dispose() => _connection.Dispose();

    [Theory]
    [InlineData("UTF-8")]
    [InlineData("UTF-16le")]
    [InlineData("UTF-16be")]
    public void Text_is_the_same_in_every_database_encoding(string encoding)
    {
        var text = "ein längerer Satz mit 日本語 und 🙂, lang genug";
        HomeBuilder.Execute(
            _connection,
            $"PRAGMA encoding = '{encoding}'; CREATE TABLE t (a TEXT); INSERT INTO t VALUES ('ü'), ('{text}'), ('ü'), (''), (NULL)"
        );

        Assert.Equal(["ü", text, "ü", "", null], Texts());
    }

    [Fact]
    public void Repeated_short_values_share_one_string_and_different_ones_do_not()
    {
        HomeBuilder.Execute(_connection, "CREATE TABLE t (a TEXT); INSERT INTO t VALUES ('one'), ('one'), ('on'), ('oneone'), ('one')");

        var texts = Texts();

        Assert.Equal(["one", "one", "on", "oneone", "one"], texts);
        Assert.Same(texts[0], texts[1]);
    }

    [Fact]
    public void Values_of_other_types_are_converted_to_text_and_integers()
    {
        HomeBuilder.Execute(_connection, "CREATE TABLE t (a); INSERT INTO t VALUES (42), (1.9), ('17'), (NULL)");

        Assert.Equal(["42", "1.9", "17", null], Texts());
        Assert.Equal([42, 1, 17, null], Values(row => row.Integer("a")));
        Assert.Equal([null, null, null, null], Values(row => row.Text("b")));
    }

    [Theory]
    [InlineData("'soon'")]
    [InlineData("1e300")]
    [InlineData("x'0102'")]
    public void A_value_that_is_not_an_integer_is_ignored_and_noted_by_its_column(string value)
    {
        HomeBuilder.Execute(_connection, $"CREATE TABLE t (a); INSERT INTO t VALUES ({value}), (7)");

        using var rows = Table.Read(_connection, "t", orderBy: null, "a");

        Assert.True(rows.Read());
        Assert.Null(rows.Integer("a"));
        Assert.True(rows.Read());
        Assert.Equal(7, rows.Integer("a"));
        Assert.EndsWith("left out: a.", rows.Ignored.Warning("t", RecordKind.Task)!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reader_that_is_not_read_to_its_end_leaves_no_statement_behind()
    {
        HomeBuilder.Execute(_connection, "CREATE TABLE t (a); INSERT INTO t VALUES (1), (2)");

        using (var rows = Table.Read(_connection, "t", orderBy: null, "a"))
        {
            Assert.True(rows.Read());
            Assert.True(HasStatement());
        }

        Assert.False(HasStatement());
    }

    [Theory]
    [InlineData("b")]
    [InlineData("a", "b")]
    public void A_query_that_the_table_cannot_answer_leaves_no_statement_behind(string column, string? orderBy = null)
    {
        HomeBuilder.Execute(_connection, "CREATE TABLE t (a)");

        Assert.Throws<SqliteException>(() => Table.Read(_connection, "t", orderBy, column));

        Assert.False(HasStatement());
    }

    [Fact]
    public void Keys_are_looked_up_and_leave_no_statement_behind()
    {
        HomeBuilder.Execute(_connection, "CREATE TABLE t (a TEXT); INSERT INTO t VALUES ('one')");

        using (var keys = new TableKeys(_connection, "t", "a"))
        {
            Assert.Equal((true, false), (keys.Contains("one"), keys.Contains("two")));
        }

        Assert.False(HasStatement());
    }

    [Fact]
    public void A_missing_store_or_table_contains_no_key()
    {
        using var noStore = new TableKeys(null, "t", "a");
        using var noTable = new TableKeys(_connection, "t", "a");

        Assert.Equal((false, false), (noStore.Contains("one"), noTable.Contains("one")));
    }

    private bool HasStatement() => raw.sqlite3_next_stmt(_connection.Handle!, null) is not null;

    private List<string?> Texts() => Values(row => row.Text("a"));

    private List<T> Values<T>(Func<TableReader, T> value) => TableValues.Read(_connection, "t", null, value, "a", "b");
}
