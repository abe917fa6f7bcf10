using System.Text;
using OpenClawSync.Records;
using OpenClawSync.Targets.Convex;

namespace OpenClawSync.Core.Tests.Targets.Convex;

public class RowPageTests
{
    [Fact]
    public void A_page_has_its_rows_and_the_cursor_of_the_next_page()
    {
        var page = RowPage.ParseQuery(
            RecordKind.Task,
            """
            {"status":"success","value":{"page":[{"_id":"x","sourceKey":"task:a","createdAt":1}],"isDone":false,"continueCursor":"c"}}
            """u8.ToArray()
        );

        Assert.Equal(("task:a", "c"), (Assert.Single(page.Rows).SourceKey, page.Next));
        Assert.DoesNotContain("_id", page.Rows[0].Fields.Keys);
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("{}")]
    [InlineData("""{"value":{"page":5,"isDone":true,"continueCursor":""}}""")]
    [InlineData("""{"value":{"page":[]}}""")]
    [InlineData("""{"value":{"page":[{"sourceKey":7}],"isDone":true,"continueCursor":""}}""")]
    [InlineData("""{"status":"error","errorMessage":"no"}""")]
    public void An_invalid_page_is_rejected(string body)
    {
        Assert.Throws<FormatException>(() => RowPage.ParseQuery(RecordKind.Task, Encoding.UTF8.GetBytes(body)));
        Assert.Throws<FormatException>(() => RowPage.Parse(Encoding.UTF8.GetBytes(body)));
    }
}
