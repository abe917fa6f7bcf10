namespace OpenClawSync.PowerShell.Tests.Views;

/// <summary>The properties of emitted objects. The Pester suite asserts that Get-Member shows nothing else.</summary>
public sealed class MemberTests
{
    public static TheoryData<string> Shown => ContractTests.Shown;

    [Theory]
    [MemberData(nameof(Shown))]
    public void A_property_named_At_is_a_time(string type) =>
        Assert.All(
            ContractTests.TypeOf(type).GetProperties().Where(property => property.Name.EndsWith("At", StringComparison.Ordinal)),
            property => Assert.Equal(typeof(DateTimeOffset), Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType)
        );
}
