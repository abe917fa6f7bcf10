using System.Management.Automation;
using System.Reflection;
using System.Security;
using OpenClawSync.PowerShell.Tests.Support;

namespace OpenClawSync.PowerShell.Tests.Commands;

/// <summary>Rules for the parameters of all commands.</summary>
public class ParameterTests
{
    // Verbs of commands that change nothing.
    private static readonly string[] ReadOnly = ["Compare", "Find", "Get", "Protect", "Test"];

    // A command can inherit from one base class only, so some declare shared parameters again. These must not differ.
    private static readonly string[] Shared =
    [
        "Target",
        "InstanceId",
        "IngestToken",
        "PolicyPath",
        "SnippetLength",
        "BatchSize",
        "SourceToken",
        "Kind",
        "Since",
        "Agent",
        "ExcludeSystem",
    ];

    public static TheoryData<string> Commands => [.. Documentation.Exported];

    public static TheoryData<string> Writers => [.. Documentation.Exported.Where(command => !ReadOnly.Contains(command.Split('-')[0]))];

    public static TheoryData<string> SharedParameters => [.. Shared];

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_token_is_a_secure_string(string command) =>
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
    public void A_command_that_writes_supports_WhatIf_and_Confirm(string command) =>
        Assert.True(Documentation.TypeOf(command).GetCustomAttribute<CmdletAttribute>()!.SupportsShouldProcess);

    [Theory]
    [MemberData(nameof(SharedParameters))]
    public void A_shared_parameter_is_the_same_on_every_command(string name)
    {
        // Initialize-OpenClawSync writes the policy that the others read.
        var commands = Documentation.Exported.Where(command => command != "Initialize-OpenClawSync" || name != "PolicyPath");
        var declarations = commands
            .Select(command => Documentation.TypeOf(command).GetProperty(name))
            .OfType<PropertyInfo>()
            .Select(property =>
                string.Join(' ', property.GetCustomAttributesData().Where(IsContract).Select(data => $"{data}").Order())
                + property.PropertyType
            )
            .ToList();
        var texts = commands
            .SelectMany(command => Documentation.Of(command).Parameters)
            .Where(parameter => parameter.Name == name)
            .Select(parameter => parameter.Text)
            .ToList();

        Assert.True(declarations.Count > 1, $"{name} is not shared.");
        Assert.Single(declarations.Distinct());
        Assert.Equal(declarations.Count, texts.Count);
        Assert.Single(texts.Distinct());
    }

    // Positions and parameter sets belong to the command, everything else to the parameter.
    private static bool IsContract(CustomAttributeData attribute) =>
        attribute.AttributeType != typeof(ParameterAttribute)
        && attribute.AttributeType.Namespace!.StartsWith("System.Management", StringComparison.Ordinal);
}
