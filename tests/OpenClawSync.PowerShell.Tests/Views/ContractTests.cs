using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using OpenClawSync.PowerShell.Tests.Support;
using OpenClawSync.Records;

namespace OpenClawSync.PowerShell.Tests.Views;

/// <summary>Every emitted type has a table and a list view, and the files only use existing members.</summary>
public class ContractTests
{
    private static readonly Type[] Raw = [typeof(TaskRecord), typeof(CronJobRecord), typeof(MemoryRecord)];

    public static TheoryData<string> Shown =>
        [.. Documentation.OutputTypes.Concat([typeof(Cursors), typeof(CronSchedule)]).Select(type => type.FullName!)];

    public static TheoryData<string> RawTypes => [.. Raw.Select(type => type.FullName!)];

    public static TheoryData<string> ViewNames => [.. ViewFiles.Views.Select(view => view.Name)];

    public static TheoryData<string> Files => [.. ViewFiles.Formats.Concat(ViewFiles.Types)];

    [Theory]
    [MemberData(nameof(Shown))]
    public void An_emitted_type_has_one_table_and_one_list(string type)
    {
        var shapes = ViewFiles.Views.Where(view => view.Types.Contains(type)).Select(view => view.Shape).ToList();

        Assert.Single(shapes, "Table");
        Assert.Single(shapes, "List");
    }

    [Theory]
    [MemberData(nameof(RawTypes))]
    public void A_raw_record_has_a_view_of_every_shape_so_its_properties_are_never_shown_by_default(string type) =>
        Assert.Equal(
            ["Table", "List", "Wide", "Custom"],
            ViewFiles.Views.Where(view => view.Types.Contains(type)).Select(view => view.Shape)
        );

    [Theory]
    [MemberData(nameof(ViewNames))]
    public void A_view_names_existing_properties(string name)
    {
        var view = ViewFiles.Views.Single(view => view.Name == name);
        var types = view.Types.Select(TypeOf).ToList();
        var anywhere = types.SelectMany(PropertiesOf).ToHashSet(StringComparer.Ordinal);

        Assert.NotEmpty(types);
        Assert.Empty(view.Properties.Except(anywhere).Except(view.Types.SelectMany(ViewFiles.AddedTo)));
        // What only some of its types have must be left out of the others by a condition.
        foreach (var column in view.Control.Descendants("TableColumnItem").Descendants("PropertyName"))
        {
            Assert.All(types, type => Assert.Contains(column.Value, PropertiesOf(type)));
        }
    }

    [Theory]
    [MemberData(nameof(ViewNames))]
    public void A_view_calls_only_methods_made_for_views(string name)
    {
        var scripts = ViewFiles.Views.Single(view => view.Name == name).Scripts.ToList();
        var calls = scripts.SelectMany(script => Regex.Matches(script, @"\[([\w.]+)\]::(\w+)")).ToList();

        Assert.All(
            calls,
            call => Assert.NotNull(typeof(OpenClawSync.Views.View).Assembly.GetType(call.Groups[1].Value)?.GetMethod(call.Groups[2].Value))
        );
        // The core is in a load context of its own, where PowerShell finds no type by its name.
        Assert.All(scripts, script => Assert.DoesNotMatch(@"\[OpenClawSync\.(?!Views\.)", script));
    }

    [Theory]
    [MemberData(nameof(ViewNames))]
    public void A_table_has_a_fixed_width_for_all_columns_but_the_last(string name)
    {
        var widths = ViewFiles
            .Views.Single(view => view.Name == name)
            .Control.Descendants("TableColumnHeader")
            .Select(header => (int?)header.Element("Width"))
            .ToList();
        if (widths.Count == 0)
        {
            return;
        }

        Assert.Null(widths[^1]);
        Assert.All(widths[..^1], width => Assert.NotNull(width));
        Assert.InRange(widths.Sum(width => (width ?? 0) + 1), 1, 80 - 12);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_view_file_is_short_and_names_existing_types(string file)
    {
        var document = XDocument.Load(file);
        var names = document.Descendants("TypeName").Concat(document.Descendants("Type").Elements("Name"));

        Assert.NotEmpty(names);
        Assert.All(names, name => Assert.NotNull(TypeOf(name.Value)));
        Assert.InRange(File.ReadLines(file).Count(), 1, 300);
    }

    internal static Type TypeOf(string name) =>
        typeof(SyncRun).Assembly.GetType(name.Split('#')[0]) ?? typeof(OpenClawSync.Views.View).Assembly.GetType(name, throwOnError: true)!;

    internal static IReadOnlyList<string> PropertiesOf(Type type) =>
        [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => property.Name)];
}
