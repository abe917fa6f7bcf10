using System.Management.Automation;
using System.Reflection;
using System.Text.RegularExpressions;
using OpenClawSync.Errors;
using OpenClawSync.PowerShell.Tests.Support;
using OpenClawSync.Records;

namespace OpenClawSync.PowerShell.Tests.Errors;

/// <summary>Every error id has an entry in the catalog, useful advice, and a test that provokes it.</summary>
public sealed partial class CoverageTests
{
    private static readonly string[] Streams = ["warning", "verbose"];

    private static IEnumerable<MethodInfo> Provoking =>
        typeof(CoverageTests)
            .Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .Where(method => method.IsDefined(typeof(ProvokesAttribute)));

    private static string[] Ids => [.. typeof(ErrorIds).GetFields().Select(id => (string)id.GetRawConstantValue()!)];

    public static TheoryData<string> AllIds => [.. Ids];

    [Theory]
    [MemberData(nameof(AllIds))]
    public void A_test_provokes_every_error_id(string errorId) =>
        Assert.Contains(Provoking, method => method.GetCustomAttribute<ProvokesAttribute>()!.ErrorId == errorId);

    [Fact]
    public void Every_provoking_method_is_an_error_test_of_an_existing_id() =>
        Assert.All(
            Provoking,
            method =>
            {
                Assert.Contains(method.GetCustomAttribute<ProvokesAttribute>()!.ErrorId, Ids);
                Assert.True(method.IsDefined(typeof(FactAttribute)) && method.DeclaringType!.IsSubclassOf(typeof(ErrorTest)), method.Name);
            }
        );

    [Fact]
    public void The_catalog_has_every_id_and_no_other() =>
        Assert.Equal(Ids.Order(StringComparer.Ordinal), ErrorCatalog.Ids.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(AllIds))]
    public void The_kind_is_the_category_or_the_name_of_a_stream(string errorId)
    {
        var info = ErrorCatalog.For(errorId);

        Assert.True(
            info.Kind == $"{info.Category}" || (Streams.Contains(info.Kind) && info.Category == ErrorCategory.NotSpecified),
            info.Kind
        );
    }

    [Theory]
    [MemberData(nameof(AllIds))]
    public void An_id_is_the_name_of_its_constant(string errorId) => Assert.NotNull(typeof(ErrorIds).GetField(errorId));

    [Theory]
    [MemberData(nameof(AllIds))]
    public void Advice_names_a_command_parameter_variable_or_file(string errorId)
    {
        var advice = ErrorCatalog.For(errorId).Advice;

        Assert.Matches(ConcreteStep(), advice);
        Assert.DoesNotMatch(EmptyPhrase(), advice);
    }

    [Theory]
    [InlineData("Do as the message says.")]
    [InlineData("See what the message says of it, or pass another -Scheduler.")]
    [InlineData("Give what the message asks for.")]
    [InlineData("Nothing.")]
    public void Advice_that_repeats_the_message_or_says_nothing_is_rejected(string advice) => Assert.Matches(EmptyPhrase(), advice);

    [Theory]
    [InlineData("Fix it.")]
    [InlineData("Wait and try again.")]
    [InlineData("Check the permissions.")]
    public void Advice_without_a_concrete_step_is_rejected(string advice) => Assert.DoesNotMatch(ConcreteStep(), advice);

    [Fact]
    public void The_troubleshooting_page_lists_every_id()
    {
        var page = File.ReadAllText(Path.Combine(Documentation.Folder, "about_OpenClawTroubleshooting.md"));

        Assert.All(Ids, id => Assert.Contains($"| {id} | {ErrorCatalog.For(id).Kind} |", page, StringComparison.Ordinal));
    }

    // A command, a parameter, an environment variable, or a file.
    [GeneratedRegex(
        @"\b[A-Z]\w+-(OpenClaw\w+|PSResource|Help)\b|(?<![\w-])-[A-Z]\w+|\b[A-Z]+(_[A-Z]+)+\b|\.(json|md)\b|"
            + @"\b(chmod|loginctl|systemctl|npx)\b|\b(ls|crontab|curl) -|\bPATH\b"
    )]
    private static partial Regex ConcreteStep();

    [GeneratedRegex(@"(?i)^nothing\b|\bthe message (says|asks|names|tells)|\bdo as\b|\bwhat the message\b|\btold\b")]
    private static partial Regex EmptyPhrase();
}
