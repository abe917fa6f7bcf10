using System.Text.Json;
using OpenClawSync.Sources.Json;

namespace OpenClawSync.Core.Tests.Sources;

public class SourceTimeTests
{
    [Theory]
    [InlineData("1795168800000", 1795168800000)]
    [InlineData("1795168800", 1795168800000)]
    [InlineData("1795168800.5", 1795168800500)]
    [InlineData("\"1795168800000\"", 1795168800000)]
    [InlineData("\"2026-11-20T10:00:00Z\"", 1795168800000)]
    [InlineData("\"2026-11-20T11:00:00.000+01:00\"", 1795168800000)]
    [InlineData("\"2026-11-20T10:00:00\"", 1795168800000)]
    [InlineData("\"2026-11-20\"", 1795132800000)]
    public void Times_are_read_in_every_format_of_the_sources(string json, long expected) =>
        Assert.Equal(expected, SourceTime.FromJson(JsonDocument.Parse(json).RootElement, "t")?.ToUnixTimeMilliseconds());

    [Theory]
    [InlineData("null")]
    [InlineData("\"  \"")]
    [InlineData("0")]
    [InlineData("0.0")]
    [InlineData("\"0\"")]
    public void A_missing_time_is_null(string json) => Assert.Null(SourceTime.FromJson(JsonDocument.Parse(json).RootElement, "t"));

    [Theory]
    [InlineData("\"sesame\"")]
    [InlineData("-1")]
    [InlineData("1e300")]
    [InlineData("true")]
    [InlineData("{}")]
    [InlineData("\"1850-01-01\"")]
    [InlineData("\"10:00\"")]
    [InlineData("\"3/4\"")]
    public void An_invalid_time_is_reported_by_the_name_of_its_field(string json)
    {
        var failure = Assert.Throws<FormatException>(() => SourceTime.FromJson(JsonDocument.Parse(json).RootElement, "t"));

        Assert.Equal("'t' is not a time.", failure.Message);
    }
}
