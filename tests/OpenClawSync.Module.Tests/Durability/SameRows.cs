namespace OpenClawSync.Module.Tests.Durability;

/// <summary>Asserts that two targets have the same rows, except for the times of writing.</summary>
internal static class SameRows
{
    public static void Assert(KillTarget expected, KillTarget actual)
    {
        var (wanted, found) = (expected.Rows(), actual.Rows());
        Xunit.Assert.Equal(wanted.Keys.Order(StringComparer.Ordinal), found.Keys.Order(StringComparer.Ordinal));
        Xunit.Assert.All(wanted, row => Xunit.Assert.Equal(row.Value, found[row.Key]));
    }
}
