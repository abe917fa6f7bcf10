using System.Text.RegularExpressions;
using OpenClawSync.PowerShell.Tests.Support;

namespace OpenClawSync.PowerShell.Tests.Views;

/// <summary>Real objects on real screens.</summary>
public sealed partial class ScreenTests(ViewFixture room) : IClassFixture<ViewFixture>
{
    private readonly ViewFixture _views = room;

    public static MatrixTheoryData<string, int> Screens => new(ContractTests.Shown.Select(row => row.Data), [80, 120]);

    public static TheoryData<string> ViewNames => ContractTests.ViewNames;

    [Theory]
    [MemberData(nameof(Screens))]
    public void A_table_has_a_line_for_each_object_and_all_its_columns(string type, int width)
    {
        var lines = _views.Lines(_views.Source(type), "Table", width);

        Assert.Equal(2 + _views.Objects(_views.Source(type)).Count, lines.Count);
        Assert.All(lines, line => Assert.InRange(line.Length, 0, width));
        Assert.Equal(Labels(type, "Table"), lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public void A_list_has_its_labels_in_order(string type, int width)
    {
        var lines = _views.Lines(_views.Source(type), "List", width);

        var labels = lines
            .Select(line => Label().Match(line))
            .Where(match => match.Success)
            .Select(match => match.Groups[1].Value)
            .ToList();
        Assert.All(lines, line => Assert.InRange(line.Length, 0, width));
        Assert.NotEmpty(labels);
        // What does not apply to an object is left out.
        Assert.Equal(
            Labels(type, "List").Where(labels.Contains),
            labels.Distinct().OrderBy(label => Labels(type, "List").ToList().IndexOf(label))
        );
        Assert.Subset(Labels(type, "List").ToHashSet(), labels.ToHashSet());
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public void Every_colour_is_reset_at_the_end_of_its_line(string type, int width)
    {
        foreach (var shape in (string?[])["Table", "List", null])
        {
            var text = _views.Write(_views.Source(type), shape, width);

            Assert.Contains('\u001b', text);
            Assert.All(
                text.Split('\n'),
                line => Assert.True(Colours().Matches(line) is not [.., var last] || last.Value == "\u001b[0m", line)
            );
        }
    }

    [Theory]
    [MemberData(nameof(ViewNames))]
    public void A_script_of_a_view_works_on_real_objects(string name)
    {
        var view = ViewFiles.Views.Single(view => view.Name == name);
        foreach (
            var (type, script) in view.Types.SelectMany(
                type => view.Scripts.Where(script => script != "$_"),
                (type, script) => (type, script)
            )
        )
        {
            // The engine leaves a cell empty when its script fails.
            var failures = _views.Lines(
                $"$items = @({_views.Source(type)}); $Error.Clear(); $null = $items | ForEach-Object {{ {script} }}; $items.Count; $Error",
                null,
                120
            );

            Assert.NotEqual("0", failures[0]);
            Assert.Single(failures);
        }
    }

    [Fact]
    public void Statuses_and_counts_have_the_colours_of_their_meaning()
    {
        Assert.Contains(
            "\u001b[33;1mpartial\u001b[0m",
            _views.Write(_views.Source("OpenClawSync.Records.SyncRun"), "Table", 120),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "\u001b[31;1m1\u001b[0m",
            _views.Write(_views.Source("OpenClawSync.Records.SyncRun"), "Table", 120),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "\u001b[32mPassed\u001b[0m",
            _views.Write(_views.Source("OpenClawSync.Connections.TargetCheck"), "Table", 120),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "\u001b[33;1m1\u001b[0m",
            _views.Write(_views.Source("OpenClawSync.Protection.ProtectedRecord"), "Table", 120),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "\u001b[2mUnchanged\u001b[0m",
            _views.Write(
                $"Get-OpenClawRecord '{_views.Home}' -Kind Task | Protect-OpenClawRecord | Push-OpenClawRecord -Target '{_views.Target}'",
                "Table",
                120
            ),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Colours_come_from_PSStyle_of_the_session()
    {
        var shown = _views.Write(
            $"$before = $PSStyle.Formatting.Warning; try {{ $PSStyle.Formatting.Warning = \"`e[35m\"; "
                + $"{_views.Source("OpenClawSync.Records.SyncRun")} | Out-Default }} finally {{ $PSStyle.Formatting.Warning = $before }}",
            "Table",
            120
        );

        Assert.Contains("\u001b[35mpartial\u001b[0m", shown, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Labels(string type, string shape) =>
        from view in ViewFiles.Views
        where view.Shape == shape && view.Types.Contains(type)
        from item in view.Control.Descendants(shape == "Table" ? "TableColumnHeader" : "ListItem")
        select (item.Element("Label") ?? item.Element("PropertyName"))!.Value;

    [GeneratedRegex(@"^(\w+) *: ")]
    private static partial Regex Label();

    [GeneratedRegex(@"\u001b\[[0-9;]*m")]
    private static partial Regex Colours();
}
