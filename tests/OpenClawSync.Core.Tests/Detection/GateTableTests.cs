using System.Text.RegularExpressions;
using CsCheck;
using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Detection.Rules;
using OpenClawSync.Detection.Rules.BuiltIn;
using OpenClawSync.Generators;

namespace OpenClawSync.Core.Tests.Detection;

/// <summary>Mission Control's gate, generated from the rule table: it rejects tokens, but no text that has been redacted.</summary>
public class GateTableTests
{
    private static readonly (string Id, Regex Expression)[] Gate =
    [
        .. GateTable.All.Select(rule => (rule.Id, new Regex(rule.Source, RegexOptions.CultureInvariant))),
    ];

    private static readonly string[] Samples =
    [
        .. BuiltInRules
            .Tokens.SelectMany(rule => rule.Positives.Concat(rule.Negatives))
            .Concat(StructureRules.All.SelectMany(rule => rule.Positives.Concat(rule.Negatives))),
    ];

    private static readonly string[] Separators = [" ", "\n", "\n- ", "=", ": ", "\"", ",", "/", "x", "-", "_"];

    [Fact]
    public void The_generated_table_of_the_endpoint_is_up_to_date() =>
        Assert.Equal(
            GateTable.ToTypeScript(),
            File.ReadAllText(Path.Combine(Repository.Root, "src/mission-control/src/gate/rules.generated.ts"))
        );

    [Fact]
    public void Every_rule_of_the_gate_finds_the_samples_of_its_token_rule() =>
        Assert.All(
            BuiltInRules.Tokens.Where(rule => Gate.Any(gate => gate.Id == rule.Id) && rule is { Random: false, Digits: false }),
            rule =>
                Assert.All(
                    rule.Positives,
                    sample => Assert.Contains(Gate, gate => gate.Id == rule.Id && gate.Expression.IsMatch($"say {sample} now"))
                )
        );

    [Fact]
    public void What_the_engine_has_been_over_is_never_rejected() =>
        Gen.Select(Gen.Int[0, Samples.Length - 1].Array[1, 4], Gen.Int[0, Separators.Length - 1], Gen.Char.AlphaNumeric.Array[0, 50])
            .Sample(
                (parts, separator, noise) =>
                {
                    var text = Redaction.Redact(
                        string.Join(Separators[separator], parts.Select(part => Samples[part])) + Separators[separator] + new string(noise)
                    );

                    var rejected = Gate.FirstOrDefault(gate =>
                        gate.Expression.Matches(text).Any(match => !IsFilled(match.Groups["body"].Value))
                    );
                    Assert.True(rejected.Id is null, $"{rejected.Id}: {text}");
                },
                iter: 3000
            );

    // The same decision as in the endpoint (filled.ts).
    private static bool IsFilled(string body) =>
        body.Length > 0
        && (
            (body.Distinct().Count() <= Math.Min(5, body.Length / 3) && body.IndexOfAny(['x', 'X', '*', '0', '.', '-', '_', '#']) >= 0)
            || Regex.IsMatch(body, @"example|xxxxxx|\*{6}|your_|your-|placeholder|redacted|00000000", RegexOptions.IgnoreCase)
        );
}
