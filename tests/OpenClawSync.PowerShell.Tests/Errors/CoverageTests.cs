using System.Management.Automation;
using System.Reflection;
using OpenClawSync.PowerShell.Tests.Support;
using OpenClawSync.Records;

namespace OpenClawSync.PowerShell.Tests.Errors;

/// <summary>Every error id is brought about by a test, and declared so that it can be told.</summary>
public sealed class CoverageTests
{
    private static readonly string[] Streams = ["warning", "verbose"];

    private static IEnumerable<MethodInfo> Marked =>
        typeof(CoverageTests)
            .Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .Where(method => method.IsDefined(typeof(ProvokesAttribute)));

    private static string[] Ids => [.. typeof(ErrorIds).GetFields().Select(id => (string)id.GetRawConstantValue()!)];

    public static TheoryData<string> AllIds => [.. Ids];

    [Theory]
    [MemberData(nameof(AllIds))]
    public void A_test_provokes_it(string errorId) =>
        Assert.Contains(Marked, method => method.GetCustomAttribute<ProvokesAttribute>()!.ErrorId == errorId);

    [Fact]
    public void What_is_marked_is_a_test_of_an_id_that_there_is() =>
        Assert.All(
            Marked,
            method =>
            {
                Assert.Contains(method.GetCustomAttribute<ProvokesAttribute>()!.ErrorId, Ids);
                Assert.True(method.IsDefined(typeof(FactAttribute)) && method.DeclaringType!.IsSubclassOf(typeof(ErrorTest)), method.Name);
            }
        );

    [Theory]
    [MemberData(nameof(AllIds))]
    public void Its_category_is_one_of_PowerShell_or_a_stream(string errorId)
    {
        var category = ErrorInfoAttribute.For(errorId).Category;

        Assert.True(
            Streams.Contains(category) || (Enum.TryParse<ErrorCategory>(category, out var parsed) && $"{parsed}" == category),
            category
        );
    }

    [Theory]
    [MemberData(nameof(AllIds))]
    public void The_id_is_its_own_name(string errorId) => Assert.NotNull(typeof(ErrorIds).GetField(errorId));

    [Fact]
    public void The_page_lists_it()
    {
        var page = File.ReadAllText(Path.Combine(Documentation.Folder, "about_OpenClawTroubleshooting.md"));

        Assert.All(Ids, id => Assert.Contains($"| {id} | {ErrorInfoAttribute.For(id).Category} |", page, StringComparison.Ordinal));
    }
}
