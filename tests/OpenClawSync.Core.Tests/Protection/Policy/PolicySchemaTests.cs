using System.Text.Json;
using System.Text.Json.Nodes;
using NJsonSchema;
using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Protection.Policy;
using OpenClawSync.Records;

namespace OpenClawSync.Core.Tests.Protection.Policy;

/// <summary>Editors use the schema and we use the reader, so the two must agree.</summary>
public class PolicySchemaTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Repository.Root, "module", "schemas", "policy.schema.json"));

    private static readonly JsonSchema Schema = JsonSchema.FromJsonAsync(Text).GetAwaiter().GetResult();

    private static readonly string[] Valid =
    [
        "{}",
        """{ "$schema": "../schemas/policy.schema.json", "snippetLength": 1, "owner": "o" }""",
        """{ "instanceId": "a.b-c_1", "useTaskPrompt": false }""",
        """{ "snippetLength": 32768, "defaults": {}, "extraKeyNames": [], "allow": {}, "disabledRules": [], "ruleFiles": [] }""",
        """{ "defaults": { "task": {}, "cron": { "visibility": "team", "ownerType": "user", "ownerId": "a" } } }""",
        """{ "defaults": { "cron.system": { "ownerType": "system" } } }""",
        """{ "defaults": { "memory.daily": { "ownerType": "role", "ownerId": "a" }, "memory.longterm": { "visibility": "public" } } }""",
        """{ "pathMap": {}, "memoryFiles": [] }""",
        """{ "pathMap": { "/home/node": "/srv/claw", "~/x/": "notes", "C:\\Users\\me": "~", "D:/": ".", "\\\\box\\share": "/mnt" } }""",
        """{ "memoryFiles": ["USER.md", "DREAMS.MD", "two words.md"] }""",
        """{ "ownership": [] }""",
        """{ "ownership": [{ "agent": "ops*", "visibility": "team" }, { "kind": "memory", "path": "a/**", "ownerId": "a" }] }""",
        """{ "ownership": [{ "kind": "memory.daily", "ownerType": "role", "ownerId": "a" }, { "ownerType": "system" }] }""",
        """{ "prune": {} }""",
        """{ "retention": "36h" }""",
        """{ "retention": "forever" }""",
        """{ "runLogRetention": "2w", "tombstoneRetention": "forever" }""",
        """{ "prune": { "enabled": true, "largestPercent": 100 } }""",
        """{ "extraKeyNames": ["claw code", "x1"], "disabledRules": ["npm-token"] }""",
        $$"""{ "allow": { "values": ["hmac1:ab12:{{new string('0', 64)}}"], "patterns": ["^x+$"], "paths": ["a/**", "/b/?.md"] } }""",
    ];

    private static readonly string[] Invalid =
    [
        "[]",
        "5",
        """{ "x": 1 }""",
        """{ "$schema": 1 }""",
        """{ "snippetLength": 0 }""",
        """{ "snippetLength": 32769 }""",
        """{ "snippetLength": "1" }""",
        """{ "owner": "" }""",
        """{ "owner": "  " }""",
        """{ "owner": null }""",
        """{ "instanceId": "a b" }""",
        """{ "instanceId": ".a" }""",
        """{ "useTaskPrompt": 1 }""",
        """{ "defaults": [] }""",
        """{ "defaults": { "tasks": {} } }""",
        """{ "defaults": { "task": "team" } }""",
        """{ "defaults": { "task": { "visibility": "Private" } } }""",
        """{ "defaults": { "task": { "owner": "a" } } }""",
        """{ "defaults": { "task": { "ownerType": "role" } } }""",
        """{ "defaults": { "task": { "ownerType": "team", "ownerId": "a" } } }""",
        """{ "pathMap": [] }""",
        """{ "pathMap": { "home/node": "/srv" } }""",
        """{ "pathMap": { "~node": "/srv" } }""",
        """{ "pathMap": { "C:x": "/srv" } }""",
        """{ "pathMap": { "": "/srv" } }""",
        """{ "pathMap": { "/home/node": "" } }""",
        """{ "pathMap": { "/home/node": 7 } }""",
        """{ "memoryFiles": "USER.md" }""",
        """{ "memoryFiles": ["memory/a.md"] }""",
        """{ "memoryFiles": ["../a.md"] }""",
        """{ "memoryFiles": ["a.txt"] }""",
        """{ "ownership": {} }""",
        """{ "ownership": [{ "agent": "ops" }] }""",
        """{ "ownership": [{ "kind": "tasks", "visibility": "team" }] }""",
        """{ "ownership": [{ "agent": "", "visibility": "team" }] }""",
        """{ "ownership": [{ "visibility": "publc" }] }""",
        """{ "ownership": [{ "ownerType": "role" }] }""",
        """{ "ownership": [{ "agents": "ops", "visibility": "team" }] }""",
        """{ "prune": true }""",
        """{ "retention": 90 }""",
        """{ "retention": "0d" }""",
        """{ "runLogRetention": "0" }""",
        """{ "tombstoneRetention": 30 }""",
        """{ "retention": "90 days" }""",
        """{ "retention": "-1d" }""",
        """{ "prune": { "largestPercent": 0 } }""",
        """{ "prune": { "share": 1 } }""",
        """{ "extraKeyNames": [1] }""",
        """{ "extraKeyNames": ["--"] }""",
        """{ "allow": { "hashes": [] } }""",
        """{ "allow": { "values": ["secret"] } }""",
        """{ "allow": { "patterns": [""] } }""",
        """{ "allow": { "paths": "a" } }""",
        """{ "disabledRules": "npm-token" }""",
        """{ "ruleFiles": [{}] }""",
    ];

    public static TheoryData<string, bool> Samples => [.. Valid.Select(text => (text, true)), .. Invalid.Select(text => (text, false))];

    [Fact]
    public void The_names_by_which_a_policy_is_recognized_are_those_of_the_schema()
    {
        using var schema = JsonDocument.Parse(Text);

        Assert.Equal(
            schema.RootElement.GetProperty("properties").EnumerateObject().Select(setting => setting.Name).Order(),
            PolicyReader.SettingNames.Order()
        );
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Schema_and_reader_agree(string policy, bool isValid)
    {
        Assert.Equal(isValid, Schema.Validate(policy).Count == 0);
        Assert.Equal(isValid, Reads(policy));
    }

    [Fact]
    public void The_reader_reads_every_property_of_the_schema()
    {
        var root = JsonNode.Parse(Text)!;
        var owned = root["definitions"]!["ownership"]!["properties"]!.AsObject().Select(field => field.Key);
        var defaults = root["properties"]!["defaults"]!["properties"]!
            .AsObject()
            .SelectMany(kind => owned.Select(field => $$"""{ "defaults": { "{{kind.Key}}": { "{{field}}": {} } } }"""));
        var allow = root["properties"]!["allow"]!["properties"]!.AsObject().Select(field => $$"""{ "allow": { "{{field.Key}}": 5 } }""");
        var top = root["properties"]!.AsObject().Select(field => $$"""{ "{{field.Key}}": -0.5 }""");

        // A property that the reader does not read would be called unknown. The values are of a wrong type for those that it does read.
        Assert.All(
            [.. defaults, .. allow, .. top],
            policy => Assert.Contains(" must be ", Policies.Error(policy).Message, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void The_schema_describes_every_setting() =>
        Assert.All(JsonNode.Parse(Text)!["properties"]!.AsObject(), field => Assert.NotNull(field.Value!["description"]));

    private static bool Reads(string policy)
    {
        try
        {
            Policies.Read(policy);
            return true;
        }
        catch (OpenClawSyncException failure) when (failure.ErrorId == ErrorIds.PolicyInvalid)
        {
            return false;
        }
    }
}
