using System.Text;
using System.Text.Json;
using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Fingerprint;
using OpenClawSync.Records;
using OpenClawSync.Sources.Starter;

namespace OpenClawSync.Core.Tests.Sources.Starter;

/// <summary>The expected rows of a starter payload are shared with the TypeScript endpoint, which creates them on its own.</summary>
public class StarterRowsTests
{
    [Fact]
    public void A_starter_payload_becomes_the_same_rows_as_at_the_Convex_endpoint()
    {
        using var source = new StarterFile(Fixture("starter-payload.json"));

        var rows = Reading.All(source).Records.Select(record => Canonical(TestProtection.Protector().Protect(record).Row));

        Assert.Equal(Rows().Select(Canonical), rows);
    }

    private static IEnumerable<Row> Rows() =>
        JsonDocument
            .Parse(File.ReadAllText(Fixture("starter-rows.json")))
            .RootElement.EnumerateArray()
            .Select(row => row.EnumerateObject().Aggregate(Row.Empty, (fields, field) => fields.With(field.Name, Value(field.Value))));

    private static string Canonical(Row row) => Encoding.UTF8.GetString(CanonicalJson.Utf8(row));

    private static string Fixture(string name) => Path.Combine(Repository.Root, "tests", "fixtures", name);

    private static object Value(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Number => value.GetInt64(),
            JsonValueKind.Array => value.EnumerateArray().Select(item => item.GetString()!).ToList(),
            _ => value.GetBoolean(),
        };
}
