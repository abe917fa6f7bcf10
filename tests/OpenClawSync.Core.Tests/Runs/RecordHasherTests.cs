using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;
using OpenClawSync.Runs;

namespace OpenClawSync.Core.Tests.Runs;

public class RecordHasherTests
{
    [Fact]
    public void Equal_records_have_equal_hashes_of_sixteen_bytes()
    {
        var (one, two) = (HashOf(Samples.Task()), HashOf(Samples.Task()));

        Assert.Equal(16, one.Length);
        Assert.Equal(one, two);
    }

    [Fact]
    public void Any_difference_gives_another_hash()
    {
        byte[][] hashes =
        [
            HashOf(Samples.Task()),
            HashOf(Samples.Task(), policy: "other"),
            HashOf(Samples.Task(), instance: "laptop"),
            HashOf(Samples.Task(id: "x")),
            HashOf(Samples.Task(summary: "")),
            HashOf(Samples.Task(summary: null)),
            HashOf(Samples.Task(summary: "done.")),
            HashOf(Samples.Task(label: "done")),
            HashOf(Samples.Job()),
            HashOf(Samples.Job(isSystem: true)),
            HashOf(Samples.Job(error: "")),
            HashOf(Given("a", "b")),
            HashOf(Given("ab", "")),
            HashOf(Given("", "ab")),
            HashOf(Given("a", "b", "c")),
            HashOf(Given("a", "b", "c", "d")),
            HashOf(Given("a", "b", "cd")),
            .. Samples.Note("# A\n\nb\n\n# C\n\nd\n").Select(entry => HashOf(entry)),
            HashOf(Samples.Note("# A\n\nb\n\n# C\n\ne\n")[0]),
        ];

        Assert.Equal(hashes.Length, hashes.Select(Convert.ToHexString).Distinct().Count());
    }

    [Fact]
    public void Another_key_gives_other_hashes() =>
        Assert.NotEqual(
            HashOf(Samples.Task()),
            new RecordHasher(OpenClawSync.Fingerprint.InstallationKey.Ephemeral(), "policy", InstanceId.None).Hash(Samples.Task())
        );

    [Fact]
    public void Records_without_values_that_differ_only_in_kind_have_different_hashes()
    {
        var task = new TaskRecord
        {
            Id = "x",
            SourceFormat = "starter/1",
            Status = "",
        };
        var job = new CronJobRecord
        {
            Id = "x",
            SourceFormat = "starter/1",
            Name = "",
            Schedule = new CronSchedule { Kind = "", Text = "" },
        };

        Assert.NotEqual(HashOf(task), HashOf(job));
    }

    [Fact]
    public void A_long_text_is_hashed_to_its_end()
    {
        var text = string.Concat(Enumerable.Repeat("é🦞x", 100_000));

        Assert.NotEqual(HashOf(Samples.Task(summary: text)), HashOf(Samples.Task(summary: text[..^1] + "y")));
    }

    private static MemoryRecord Given(string title, string snippet, params string[] tags) =>
        new()
        {
            GivenId = "m",
            FilePath = "a.md",
            SourceFormat = "starter/1",
            EntryType = "daily",
            Title = title,
            Snippet = snippet,
            Tags = tags,
        };

    private static byte[] HashOf(OpenClawRecord record, string policy = "policy", string? instance = null) =>
        new RecordHasher(TestProtection.Key, policy, InstanceId.Parse(instance)).Hash(record);
}
