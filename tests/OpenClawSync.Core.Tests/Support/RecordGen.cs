using CsCheck;
using OpenClawSync.Records;

namespace OpenClawSync.Core.Tests.Support;

/// <summary>Generates records of every kind, with secrets, home folders and unusual text in every field.</summary>
internal static class RecordGen
{
    private static readonly Gen<string> Odd = OneOf(
        Samples.GitHubToken,
        "password=hunter2-sample",
        "token=abcd1234/more",
        "/home/alice/x",
        "C:\\Users\\sam\\y",
        "~0123456789abcdef",
        "[REDACTED]",
        "a/b/../c",
        "🦞",
        "\ud800",
        "tab\t\"quote\"\\",
        "0a8c2b54-8f0b-4f7e-9c1d-2f1b7c9e4d01",
        "job-17",
        "main",
        "plain words",
        "x"
    );

    private static readonly Gen<string> Id = Gen.Select(
        Odd.Array[1, 3],
        OneOf("/", "#", " ", "="),
        (parts, separator) => string.Join(separator, parts)
    );

    private static readonly Gen<string> Text = Gen.Select(Odd.Array[1, 6], words => string.Join(' ', words));

    public static Gen<OpenClawRecord> Any { get; } = Gen.OneOf(Tasks(), Jobs(), Given(), Notes());

    private static Gen<OpenClawRecord> Tasks() =>
        Gen.Select(
            Id,
            Text,
            Text,
            (id, label, summary) =>
                (OpenClawRecord)
                    new TaskRecord
                    {
                        Id = id,
                        SourceFormat = "openclaw.sqlite/18",
                        Label = label,
                        Status = "running",
                        Summary = summary,
                        AgentId = "main",
                    }
        );

    private static Gen<OpenClawRecord> Jobs() =>
        Gen.Select(
            Id,
            Text,
            Gen.Bool,
            (id, error, isSystem) =>
                (OpenClawRecord)
                    new CronJobRecord
                    {
                        Id = id,
                        SourceFormat = "jobs.json/1",
                        Name = error,
                        Schedule = new CronSchedule { Kind = "cron", Text = "cron 0 2 * * *" },
                        IsSystem = isSystem,
                        ErrorSummary = error,
                    }
        );

    private static Gen<OpenClawRecord> Given() =>
        Gen.Select(
            Id.Null(),
            Id.Null(),
            Id,
            Text,
            (id, section, path, text) =>
                (OpenClawRecord)
                    new MemoryRecord
                    {
                        GivenId = id,
                        GivenSectionId = section,
                        FilePath = path,
                        SourceFormat = "starter/1",
                        EntryType = "daily",
                        Title = text,
                        Snippet = text,
                        Tags = [text],
                    }
        );

    private static Gen<OpenClawRecord> Notes() =>
        Gen.Select(
            Id,
            Text,
            Text,
            (path, heading, body) =>
                (OpenClawRecord)Samples.Note($"# {heading}\n\n{body}\n\n## {body}\n\n{heading}\n", $"memory/{path}.md")[^1]
        );

    private static Gen<string> OneOf(params string[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);
}
