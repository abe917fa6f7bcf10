using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;
using OpenClawSync.Runs;

namespace OpenClawSync.Core.Tests.Runs;

public class RecordStampTests
{
    [Fact]
    public void The_same_record_has_the_same_stamp_of_sixteen_bytes()
    {
        var (one, two) = (Of(Samples.Task()), Of(Samples.Task()));

        Assert.Equal(16, one.Length);
        Assert.Equal(one, two);
    }

    [Fact]
    public void Whatever_differs_gives_another_stamp()
    {
        byte[][] hasher =
        [
            Of(Samples.Task()),
            Of(Samples.Task(), policy: "other"),
            Of(Samples.Task(), instance: "laptop"),
            Of(Samples.Task(id: "x")),
            Of(Samples.Task(summary: "")),
            Of(Samples.Task(summary: null)),
            Of(Samples.Task(summary: "done.")),
            Of(Samples.Task(label: "done")),
            Of(Samples.Job()),
            Of(Samples.Job(isSystem: true)),
            Of(Samples.Job(error: "")),
            Of(Given("a", "b")),
            Of(Given("ab", "")),
            Of(Given("", "ab")),
            Of(Given("a", "b", "c")),
            Of(Given("a", "b", "c", "d")),
            Of(Given("a", "b", "cd")),
            .. Samples.Note("# A\n\nb\n\n# C\n\nd\n").Select(entry => Of(entry)),
            Of(Samples.Note("# A\n\nb\n\n# C\n\ne\n")[0]),
        ];

        Assert.Equal(hasher.Length, hasher.Select(Convert.ToHexString).Distinct().Count());
    }

    [Fact]
    public void Another_key_gives_other_stamps() =>
        Assert.NotEqual(
            Of(Samples.Task()),
            new RecordHasher(OpenClawSync.Fingerprint.InstallationKey.Ephemeral(), "policy", InstanceId.None).Hash(Samples.Task())
        );

    [Fact]
    public void Records_without_a_value_that_differ_only_in_kind_have_stamps_of_their_own()
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

        Assert.NotEqual(Of(task), Of(job));
    }

    [Fact]
    public void A_long_text_counts_to_its_end()
    {
        var text = string.Concat(Enumerable.Repeat("é🦞x", 100_000));

        Assert.NotEqual(Of(Samples.Task(summary: text)), Of(Samples.Task(summary: text[..^1] + "y")));
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

    private static byte[] Of(OpenClawRecord record, string policy = "policy", string? instance = null) =>
        new RecordHasher(TestProtection.Key, policy, InstanceId.Parse(instance)).Hash(record);
}
