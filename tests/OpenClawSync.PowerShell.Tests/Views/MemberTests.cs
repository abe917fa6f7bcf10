using System.Management.Automation;
using OpenClawSync.PowerShell.Tests.Support;

namespace OpenClawSync.PowerShell.Tests.Views;

/// <summary>What Get-Member shows of an object is its properties and what every object has.</summary>
public sealed class MemberTests(ViewRoom room) : IClassFixture<ViewRoom>
{
    private static readonly string[] OfEveryObject = ["Equals", "GetHashCode", "GetType", "ToString"];

    public static TheoryData<string> Shown => ContractTests.Shown;

    [Theory]
    [MemberData(nameof(Shown))]
    public void An_object_has_properties_and_no_methods_of_its_own(string type)
    {
        var item = room.Objects(room.Source(type))[0];

        // The accessors of properties, which Get-Member hides.
        var methods = item.Methods.Where(method => method.Name.Split('_')[0] is not ("get" or "set")).ToList();
        Assert.Equal(type, item.BaseObject.GetType().FullName);
        Assert.Equal(OfEveryObject, methods.Select(method => method.Name).Order(StringComparer.Ordinal));
        Assert.All(methods, method => Assert.Single(method.OverloadDefinitions));
        Assert.Equal(
            ContractTests.PropertiesOf(item.BaseObject.GetType()).Order(StringComparer.Ordinal),
            item.Properties.Where(property => property.MemberType == PSMemberTypes.Property).Select(property => property.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Shown))]
    public void A_time_is_a_time(string type) =>
        Assert.All(ContractTests.TypeOf(type).GetProperties().Where(property => property.Name.EndsWith("At", StringComparison.Ordinal)), property =>
            Assert.Equal(typeof(DateTimeOffset), Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType));
}
