using System.Xml.Linq;
using OpenClawSync.PowerShell.Tests.Support;
using OpenClawSync.Records;

namespace OpenClawSync.PowerShell.Tests.Views;

/// <summary>The property sets for scripts.</summary>
public class PropertySetTests
{
    private static readonly string[] SafeOfRaw =
    [
        nameof(OpenClawRecord.Kind),
        nameof(OpenClawRecord.SourceUpdatedAt),
        nameof(OpenClawRecord.SourceFormat),
    ];

    public static TheoryData<string> Shown => ContractTests.Shown;

    public static TheoryData<string> RawTypes => ContractTests.RawTypes;

    [Theory]
    [MemberData(nameof(Shown))]
    public void A_property_set_names_existing_properties_and_has_a_unique_name(string type)
    {
        var properties = ContractTests.PropertiesOf(ContractTests.TypeOf(type));
        var sets = SetsOf(type).ToList();

        Assert.All(sets, set => Assert.Subset(properties.ToHashSet(), set.Value.ToHashSet()));
        Assert.Empty(sets.Select(set => set.Key).Intersect(properties));
        Assert.Contains(sets, set => set.Key == "DefaultDisplayPropertySet");
        Assert.Contains(sets, set => set.Key == "DefaultKeyPropertySet");
    }

    [Theory]
    [MemberData(nameof(RawTypes))]
    public void The_default_sets_of_a_raw_record_exclude_text_ids_and_paths(string type) =>
        Assert.All(
            SetsOf(type).Where(set => set.Key.StartsWith("Default", StringComparison.Ordinal)),
            set => Assert.Subset(SafeOfRaw.ToHashSet(), set.Value.ToHashSet())
        );

    private static IEnumerable<KeyValuePair<string, string[]>> SetsOf(string type) =>
        from element in ViewFiles.Types.SelectMany(file => XDocument.Load(file).Descendants("Type"))
        where element.Element("Name")!.Value == type
        from set in element.Descendants("PropertySet")
        select KeyValuePair.Create(
            set.Element("Name")!.Value,
            set.Element("ReferencedProperties")!.Elements("Name").Select(name => name.Value).ToArray()
        );
}
