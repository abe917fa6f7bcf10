using System.Text;
using System.Text.Json;
using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Fingerprint;
using OpenClawSync.Records;

namespace OpenClawSync.Core.Tests.Fingerprint;

/// <summary>The vectors are shared with the TypeScript side and were computed independently of both.</summary>
public class FingerprintVectorTests
{
    public static TheoryData<string> Names => [.. Vectors().Select(vector => vector.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_row_has_the_canonical_form_and_fingerprint_of_its_vector(string name)
    {
        var vector = Vectors().Single(vector => vector.GetProperty("name").GetString() == name);
        var row = vector
            .GetProperty("row")
            .EnumerateObject()
            .Aggregate(Row.Empty, (row, field) => row.With(field.Name, Value(field.Value)));

        var content = row.Where(field => !RecordFingerprint.Bookkeeping.Contains(field.Key));

        Assert.Equal(vector.GetProperty("canonical").GetString(), Encoding.UTF8.GetString(CanonicalJson.Utf8(content)));
        Assert.Equal(vector.GetProperty("fingerprint").GetString(), RecordFingerprint.Compute(row));
    }

    [Fact]
    public void An_integer_that_is_inexact_in_JSON_is_rejected() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => CanonicalJson.Utf8(9_007_199_254_740_992));

    private static List<JsonElement> Vectors()
    {
        var path = Path.Combine(Repository.Root, "tests", "fixtures", "fingerprint-vectors.json");
        return [.. JsonDocument.Parse(File.ReadAllText(path)).RootElement.EnumerateArray()];
    }

    private static object Value(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Number => value.GetInt64(),
            JsonValueKind.Array => value.EnumerateArray().Select(item => item.GetString()!).ToList(),
            _ => value.GetBoolean(),
        };
}
