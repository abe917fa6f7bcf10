using System.Text.Json;
using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Targets;

namespace OpenClawSync.Core.Tests.Targets;

/// <summary>Mission Control's TypeScript is tested with the same cases.</summary>
public class ReadRuleTests
{
    private static readonly JsonElement[] Cases =
    [
        .. JsonDocument
            .Parse(File.ReadAllText(Path.Combine(Repository.Root, "tests/fixtures/read-rule-cases.json")))
            .RootElement.EnumerateArray(),
    ];

    [Fact]
    public void Every_case_is_decided_as_in_the_table() =>
        Assert.All(
            Cases,
            row =>
            {
                var viewer = new Viewer(
                    row.GetProperty("viewer").GetString(),
                    [.. row.GetProperty("roles").EnumerateArray().Select(role => role.GetString()!)]
                );

                Assert.Equal(
                    row.GetProperty("expected").GetBoolean(),
                    ReadRule.Allows(viewer, Text("visibility"), Text("ownerType"), Text("ownerId"))
                );

                string? Text(string name) => row.GetProperty(name).GetString();
            }
        );

    [Fact]
    public void The_table_contains_every_visibility_and_owner_type()
    {
        foreach (var visibility in (string[])["private", "team", "public"])
        {
            foreach (var owner in (string[])["user", "role", "system"])
            {
                Assert.Contains(
                    Cases,
                    row => row.GetProperty("visibility").GetString() == visibility && row.GetProperty("ownerType").GetString() == owner
                );
            }
        }
    }

    [Theory]
    [InlineData(null, "user")]
    [InlineData("secret", "user")]
    [InlineData("private", "group")]
    [InlineData("private", null)]
    public void Everything_else_is_denied(string? visibility, string? ownerType) =>
        Assert.False(ReadRule.Allows(new Viewer("alice", ["admin"]), visibility, ownerType, "alice"));
}
