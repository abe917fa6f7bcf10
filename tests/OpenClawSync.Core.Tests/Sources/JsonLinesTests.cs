using System.Text;
using OpenClawSync.Sources.Json;

namespace OpenClawSync.Core.Tests.Sources;

public class JsonLinesTests
{
    [Fact]
    public void Lines_are_read_whatever_their_ends_are_and_blank_ones_are_counted_but_left_out()
    {
        var lines = Read("\uFEFF{\"a\":1}\r\n\n  \n{\"a\":2}\nbad\n{\"a\":3}");

        Assert.Equal(
            [(1L, "{\"a\":1}", false), (4L, "{\"a\":2}", false), (5L, null, false), (6L, "{\"a\":3}", true)],
            lines.Select(line => (line.Number, line.Value?.GetRawText(), line.IsTorn))
        );
    }

    [Fact]
    public void The_last_line_is_torn_while_it_has_no_end()
    {
        var line = Assert.Single(Read("{\"a\":"));

        Assert.Equal((1L, null, true), (line.Number, line.Value?.GetRawText(), line.IsTorn));
    }

    [Fact]
    public void A_line_longer_than_a_block_is_read_and_an_excessive_one_is_not()
    {
        var large = "\"" + new string('x', 200_000) + "\"";
        var excessive = "\"" + new string('x', 5 << 20) + "\"";

        var lines = Read($"{large}\n{excessive}\n1\n");

        Assert.Equal([large, null, "1"], lines.Select(line => line.Value?.GetRawText()));
    }

    private static List<JsonLine> Read(string text) => [.. JsonLines.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)))];
}
