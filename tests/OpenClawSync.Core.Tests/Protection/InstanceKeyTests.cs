using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;

namespace OpenClawSync.Core.Tests.Protection;

/// <summary>The id of a record is stored behind the name of its instance.</summary>
public class InstanceKeyTests
{
    // A name, a slash and an odd word read as a login: only the name of the instance makes it one.
    [Theory]
    [InlineData("main=~0123456789abcdef=main")]
    [InlineData("main=C:\\Users\\sam\\y=x")]
    [InlineData("job-17")]
    public void An_id_that_looks_like_a_secret_only_behind_that_name_is_masked(string id)
    {
        var task = new TaskRecord
        {
            Id = id,
            SourceFormat = "openclaw.sqlite/18",
            Label = "x",
            Status = "running",
            AgentId = "main",
        };

        foreach (var instance in (string[])["laptop", "login", "server"])
        {
            var row = TestProtection.Protector(instance: instance).Protect(task);

            Assert.StartsWith(instance + "/", (string)row.Fields["sourceId"], StringComparison.Ordinal);
            Assert.Equal(row.Fields["sourceId"], TestProtection.Protector(instance: instance).Protect(task).Fields["sourceId"]);
        }
    }
}
