using System.Text.Json;
using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Detection;
using OpenClawSync.Detection.Rules.BuiltIn;
using OpenClawSync.Generators;

namespace OpenClawSync.Core.Tests.Detection;

/// <summary>Mission Control's gate, generated from the rule table: it refuses tokens, but no text that has been redacted.</summary>
public class GateTableTests
{
    private static readonly string Vectors = File.ReadAllText(Path.Combine(Repository.Root, "tests/fixtures/gate-vectors.json"));

    [Fact]
    public void The_generated_table_of_the_endpoint_is_up_to_date() =>
        Assert.Equal(
            GateTable.ToTypeScript(),
            File.ReadAllText(Path.Combine(Repository.Root, "src/mission-control/src/gate/rules.generated.ts"))
        );

    // The tests of the endpoint assert the same file against the gate.
    [Fact]
    public void The_detector_finds_what_the_gate_must_refuse_and_nothing_in_what_it_must_accept()
    {
        using var vectors = JsonDocument.Parse(Vectors);
        var refused = vectors.RootElement.GetProperty("refused").EnumerateArray().ToList();
        var accepted = vectors.RootElement.GetProperty("accepted").EnumerateArray().ToList();

        Assert.All(refused, vector => Assert.NotEmpty(SecretDetector.Default.Detect(Text(vector.GetProperty("text")))));
        Assert.All(accepted, text => Assert.Empty(SecretDetector.Default.Detect(Text(text))));
        Assert.True(refused.Count >= BuiltInRules.Tokens.Sum(rule => rule.Patterns.Count));
    }

    // The file has every text backwards, so that no scanner of source code takes a sample for a secret.
    private static string Text(JsonElement backwards) => string.Concat(backwards.GetString()!.Reverse());
}
