namespace OpenClawSync.Module.Tests.Durability;

/// <summary>What a run that nobody killed gives, by the same installation, so that keys and hashes are the same.</summary>
internal static class Uninterrupted
{
    public static void AssertGives(Dictionary<string, string> rows, KillTarget target, KillSeries series, int seed, string arguments = "")
    {
        var state = target.State + "-uninterrupted";
        Directory.CreateDirectory(state);
        File.Copy(Path.Combine(target.State, "installation.json"), Path.Combine(state, "installation.json"));
        series.Finish(state, arguments);

        var expected = target.Rows();
        Assert.True(expected.Keys.ToHashSet().SetEquals(rows.Keys), $"seed {seed}: other keys, {string.Join(", ", expected.Keys.Except(rows.Keys).Concat(rows.Keys.Except(expected.Keys)).Take(5))}");
        Assert.All(expected, row => Assert.Equal(row.Value, rows[row.Key]));
    }
}
