using System.Text.RegularExpressions;
using CsCheck;
using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Detection.Rules;
using OpenClawSync.Detection.Rules.BuiltIn;
using OpenClawSync.Generators;

namespace OpenClawSync.Core.Tests.Detection;

/// <summary>Mission Control's gate, made from the rule table: it refuses tokens, and nothing that the engine has been over.</summary>
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

    private static readonly string[] Joints = [" ", "\n", "\n- ", "=", ": ", "\"", ",", "/", "x", "-", "_"];

    [Fact]
    public void The_endpoint_is_built_with_the_table_as_it_is() =>
        Assert.Equal(
            GateTable.ToTypeScript(),
            File.ReadAllText(Path.Combine(Repository.Root, "src/mission-control/src/gate/rules.generated.ts"))
        );

    [Fact]
    public void Every_rule_of_the_gate_finds_the_samples_of_the_rule_it_comes_from() =>
        Assert.All(
            BuiltInRules.Tokens.Where(rule => Gate.Any(gate => gate.Id == rule.Id) && rule is { Random: false, Digits: false }),
            rule =>
                Assert.All(
                    rule.Positives,
                    sample => Assert.Contains(Gate, gate => gate.Id == rule.Id && gate.Expression.IsMatch($"say {sample} now"))
                )
        );

    [Fact]
    public void What_the_engine_has_been_over_is_never_refused() =>
        Gen.Select(Gen.Int[0, Samples.Length - 1].Array[1, 4], Gen.Int[0, Joints.Length - 1], Gen.Char.AlphaNumeric.Array[0, 50])
            .Sample(
                (parts, joint, noise) =>
                {
                    var text = Redacting.Redact(
                        string.Join(Joints[joint], parts.Select(part => Samples[part])) + Joints[joint] + new string(noise)
                    );

                    var refused = Gate.FirstOrDefault(gate =>
                        gate.Expression.Matches(text).Any(match => !IsFilled(match.Groups["body"].Value))
                    );
                    Assert.True(refused.Id is null, $"{refused.Id}: {text}");
                },
                iter: 3000
            );

    // As the endpoint decides it (filled.ts).
    private static bool IsFilled(string body) =>
        body.Length > 0
        && (
            (body.Distinct().Count() <= Math.Min(5, body.Length / 3) && body.IndexOfAny(['x', 'X', '*', '0', '.', '-', '_', '#']) >= 0)
            || Regex.IsMatch(body, @"example|xxxxxx|\*{6}|your_|your-|placeholder|redacted|00000000", RegexOptions.IgnoreCase)
        );
}
