using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;

namespace OpenClawSync.Core.Tests.Sources.Starter;

public sealed class StarterFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_full_envelope_is_read()
    {
        var (records, problems) = Read(
            """
            {"source":"openclaw","pulledAt":"2026-11-23T00:00:00Z","schemaVersion":1,"data":{
              "tasks":[{"sourceId":"t1","title":"Plain *text*","status":"completed","priority":2,
                        "createdAt":1795168800000,"updatedAt":"2026-11-20T10:00:00Z"}],
              "cronJobs":[{"sourceId":"c1","name":"Backup","schedule":"0 2 * * *","lastStatus":"ok","failureStreak":0}],
              "memoryEntries":[{"sourceId":"m1","filePath":"memory/2026-11-20.md","sectionId":"s1",
                                "title":"A","snippet":"b","tags":["x"]}]}}
            """
        );

        Assert.Empty(problems);
        var task = records.OfType<TaskRecord>().Single();
        Assert.Equal(("t1", "Plain *text*", "succeeded", "2"), (task.Id, task.Title, task.Status, task.Priority));
        Assert.Equal(1795168800000, task.SourceUpdatedAt?.ToUnixTimeMilliseconds());
        Assert.Equal("0 2 * * *", records.OfType<CronJobRecord>().Single().Schedule.Text);
        var entry = records.OfType<MemoryRecord>().Single();
        Assert.Equal(("daily", "2026-11-20", "A", "b"), (entry.EntryType, entry.EntryDate, entry.Title, entry.Snippet));
    }

    [Fact]
    public void Bare_lists_and_snake_case_and_missing_fields_are_accepted()
    {
        var (records, problems) = Read(
            """
            {"tasks":[{"task_id":"t1"},{"source_key":"task:t2","updated_at":1795168800}],
             "cron_jobs":[{"job_id":"c1","last_run_at":"1795168800000"}],
             "memory_entries":[{"file_path":"MEMORY.md","section_id":"people"}]}
            """
        );

        Assert.Empty(problems);
        Assert.Equal(["t1", "t2"], records.OfType<TaskRecord>().Select(task => task.Id));
        Assert.Equal(1795168800000, records.OfType<TaskRecord>().Last().SourceUpdatedAt?.ToUnixTimeMilliseconds());
        Assert.Equal(1795168800000, records.OfType<CronJobRecord>().Single().LastRunAt?.ToUnixTimeMilliseconds());
        Assert.Equal("memory:MEMORY.md#people", TestProtection.Protector().Protect(records.OfType<MemoryRecord>().Single()).SourceKey);
    }

    [Theory]
    [InlineData("""{"title":"no id"}""", "no id")]
    [InlineData("7", "object")]
    [InlineData("""{"id":"x","createdAt":"sesame"}""", "createdAt")]
    [InlineData("""{"id":"x","title":{"a":1}}""", "title")]
    [InlineData("""{"id":"x","updatedAt":-1}""", "updatedAt")]
    [InlineData("""{"id":"x","updatedAt":"10:00"}""", "updatedAt")]
    public void A_malformed_item_is_one_problem_with_its_position_and_without_its_value(string item, string told)
    {
        var (records, problems) = Read($$"""{"tasks":[{"id":"a"},{{item}},{"id":"b"}]}""");

        Assert.Equal(2, records.Count);
        var problem = Assert.Single(problems);
        Assert.Equal((ErrorIds.RecordMalformed, "starter.json: tasks[1]"), (problem.ErrorId, problem.Place));
        Assert.Contains(told, problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sesame", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Unusual_values_do_not_stop_the_reading()
    {
        var (records, problems) = Read(
            """
            {"tasks":[
              {"id":"a","priority":1e400,"title":"\ud800x"},
              {"\ud800":1,"id":"b"},
              {"id":"c","createdAt":99999999999999999999999}]}
            """
        );

        Assert.Equal(["a", "b"], records.OfType<TaskRecord>().Select(task => task.Id));
        Assert.Single(problems);
        Assert.Equal("\ufffdx", TestProtection.Protector().Protect(records[0]).Title);
    }

    [Fact]
    public void A_duplicate_id_is_a_problem_and_the_first_item_is_kept()
    {
        var (records, problems) = Read("""{"tasks":[{"id":"a","title":"first"},{"id":"a","title":"second"}]}""");

        Assert.Equal("first", records.OfType<TaskRecord>().Single().Title);
        Assert.Equal(ErrorIds.RecordDuplicate, Assert.Single(problems).ErrorId);
    }

    [Theory]
    [InlineData("""{"tasks":[{"title":"sesame""", ErrorIds.SourceMalformed)]
    [InlineData("[1]", ErrorIds.SourceMalformed)]
    [InlineData("", ErrorIds.SourceMalformed)]
    [InlineData("{}", ErrorIds.SourceMalformed)]
    [InlineData("""{"agents":{},"data":{}}""", ErrorIds.SourceMalformed)]
    [InlineData("""{"tasks":[]} trailing""", ErrorIds.SourceMalformed)]
    public void A_file_that_is_not_starter_JSON_is_one_error_without_its_content(string text, string errorId)
    {
        var failure = Assert.Throws<OpenClawSyncException>(() => Read(text));

        Assert.Equal(errorId, failure.ErrorId);
        Assert.DoesNotContain("sesame", failure.Message, StringComparison.Ordinal);
    }

    private (List<OpenClawRecord> Records, List<Problem> Problems) Read(string text) =>
        Reading.All(_folder.Write("starter.json", text), _folder);
}
