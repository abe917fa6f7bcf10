using CsCheck;
using OpenClawSync.Records;

namespace OpenClawSync.Core.Tests.Records;

public class RowPropertyTests
{
    private static readonly Gen<(string Name, string? Value)> Change = Gen.Select(
        Gen.Int[0, 40].Select(number => $"f{number:x}"),
        Gen.String[0, 3].Null(),
        (name, value) => (name, value)
    );

    [Fact]
    public void A_row_and_a_builder_behave_like_a_sorted_dictionary() =>
        Change
            .Array[0, 90]
            .Sample(changes =>
            {
                var (row, builder, model) = (Row.Empty, new RowBuilder(), new SortedDictionary<string, object>(StringComparer.Ordinal));
                foreach (var (name, value) in changes)
                {
                    row = row.With(name, value);
                    builder.Set(name, value);
                    if (value is null)
                    {
                        model.Remove(name);
                    }
                    else
                    {
                        model[name] = value;
                    }
                }

                Assert.Equal(model.AsEnumerable(), row.AsEnumerable());
                Assert.Equal(model.AsEnumerable(), builder.ToRow().AsEnumerable());
                Assert.All(model, field => Assert.Equal(field.Value, row[field.Key]));
                Assert.All(model.Keys, name => Assert.Equal(model.Count - 1, row.Without([name]).Count));
            });

    [Fact]
    public void Later_changes_to_a_builder_do_not_affect_its_row()
    {
        var builder = new RowBuilder();
        builder.Set("title", "first");
        var row = builder.ToRow();

        builder.Set("title", "second");
        builder.Set("summary", "more");

        Assert.Equal([KeyValuePair.Create<string, object>("title", "first")], row);
    }

    [Fact]
    public void Later_changes_to_a_list_do_not_affect_the_row()
    {
        var tags = new List<string> { "a" };
        var row = Row.Empty.With("tags", tags);

        tags.Add("b");

        Assert.Equal(["a"], row.List("tags"));
    }
}
