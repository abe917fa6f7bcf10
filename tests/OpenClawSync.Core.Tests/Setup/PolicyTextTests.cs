using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NJsonSchema;
using OpenClawSync.Core.Tests.Protection.Policy;
using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Protection.Policy;
using OpenClawSync.Records;
using OpenClawSync.Setup;

namespace OpenClawSync.Core.Tests.Setup;

public sealed partial class PolicyTextTests
{
    private static readonly string SchemaFile = Path.Combine(Repository.Root, "module", "schemas", "policy.schema.json");

    private static readonly string Text = PolicyText.Create(InstanceId.None, new Uri(SchemaFile).AbsoluteUri);

    public static TheoryData<string> Settings => [.. Commented().Matches(Text).Select(match => match.Groups["name"].Value)];

    [Fact]
    public void The_policy_as_written_changes_nothing()
    {
        Assert.Equal(Id(ProtectionPolicy.Default), Id(Policies.Read(Text)));
        Assert.Equal(ProtectionPolicy.Default.Prune, Policies.Read(Text).Prune);
        Assert.Equal(InstanceId.None, Policies.Read(Text).Instance);
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public void An_uncommented_setting_is_the_default(string name)
    {
        var changed = Commented()
            .Replace(
                Text,
                match => match.Groups["name"].Value == name ? match.Groups["before"].Value + match.Groups["setting"].Value : match.Value
            );
        Assert.NotEqual(Text, changed);

        var policy = Policies.Read(changed);

        Assert.Equal(Id(ProtectionPolicy.Default), Id(policy));
        Assert.Equal(ProtectionPolicy.Default.Prune, policy.Prune);
        Assert.Equal(name == "instanceId" ? "laptop" : "", policy.Instance.Value);
    }

    [Fact]
    public async Task With_all_settings_uncommented_it_is_valid_and_has_every_setting_of_the_schema()
    {
        var changed = Commented().Replace(Text, "${before}${setting}");
        var schema = await JsonSchema.FromFileAsync(SchemaFile, TestContext.Current.CancellationToken);

        Assert.Empty(schema.Validate(changed));
        Assert.Equal(Id(ProtectionPolicy.Default), Id(Policies.Read(changed)));
        var shown = JsonNode.Parse(
            changed,
            documentOptions: new() { CommentHandling = System.Text.Json.JsonCommentHandling.Skip, AllowTrailingCommas = true }
        )!;
        var known = JsonNode.Parse(File.ReadAllText(SchemaFile))!["properties"]!;
        Assert.Equal(Names(known), Names(shown));
        Assert.All(
            (string[])["prune", "defaults", "allow"],
            group => Assert.Equal(Names(known[group]!["properties"]!), Names(shown[group]!))
        );
    }

    [Fact]
    public void Every_setting_has_a_sentence_above_it() =>
        Assert.All(
            Text.Split('\n').Select(line => line.Trim()).Index().Where(line => Commented().IsMatch(line.Item)),
            line => Assert.Matches(@"^// [A-Z].*[.]$|^// """, Text.Split('\n')[line.Index - 1].Trim())
        );

    [Fact]
    public void A_given_instance_is_set() =>
        Assert.Equal(
            ("a.b-c_1", Id(ProtectionPolicy.Default)),
            (
                Policies.Read(PolicyText.Create(InstanceId.Parse("a.b-c_1"), null)).Instance.Value,
                Id(Policies.Read(PolicyText.Create(InstanceId.Parse("a.b-c_1"), null)))
            )
        );

    [Fact]
    public void The_schema_is_referenced_if_known()
    {
        Assert.Contains($"\"$schema\": \"{new Uri(SchemaFile).AbsoluteUri}\"", Text, StringComparison.Ordinal);
        Assert.DoesNotContain("$schema", PolicyText.Create(InstanceId.None, null), StringComparison.Ordinal);
    }

    private static string Id(ProtectionPolicy policy) => policy.Id(PolicyDetector.Create(policy, TestProtection.Key));

    private static IEnumerable<string> Names(JsonNode node) => node.AsObject().Select(field => field.Key).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"^(?<before> *)// (?<setting>""(?<name>[^""]+)"":.*)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Commented();
}
