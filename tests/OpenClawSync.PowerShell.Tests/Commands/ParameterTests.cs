using System.Management.Automation;
using System.Reflection;
using System.Security;
using OpenClawSync.PowerShell.Tests.Support;

namespace OpenClawSync.PowerShell.Tests.Commands;

/// <summary>What holds for the parameters of every command.</summary>
public class ParameterTests
{
    // Verbs whose commands leave everything as it is.
    private static readonly string[] Harmless = ["Find", "Get", "Protect", "Test"];

    public static TheoryData<string> Commands => [.. Documentation.Exported];

    public static TheoryData<string> Writers => [.. Documentation.Exported.Where(command => !Harmless.Contains(command.Split('-')[0]))];

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_token_is_no_plain_text(string command) =>
        Assert.All(
            Documentation
                .TypeOf(command)
                .GetProperties()
                .Where(property =>
                    property.IsDefined(typeof(ParameterAttribute)) && property.Name.EndsWith("Token", StringComparison.Ordinal)
                ),
            property => Assert.Equal(typeof(SecureString), property.PropertyType)
        );

    [Theory]
    [MemberData(nameof(Writers))]
    public void What_writes_can_be_tried_out_and_asked_about(string command) =>
        Assert.True(Documentation.TypeOf(command).GetCustomAttribute<CmdletAttribute>()!.SupportsShouldProcess);
}
