using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records.Notes;

namespace OpenClawSync.Core.Tests.Sources.Notes;

/// <summary>The notes of a real home, entry by entry.</summary>
public class RealNotesTests
{
    [Fact]
    public void Longterm_memory_is_split_by_its_headings() =>
        Check(
            "MEMORY.md",
            "[MEMORY.md - Long-Term Memory / Decisions] 3-6",
            "[MEMORY.md - Long-Term Memory / People] 8-10",
            "[MEMORY.md - Long-Term Memory / Infrastructure / Staging] 14-16",
            "[MEMORY.md - Long-Term Memory / Infrastructure / Production] 18-25",
            "[MEMORY.md - Long-Term Memory / Decisions] 27-29"
        );

    [Fact]
    public void A_daily_log_is_split_by_headings_and_markers()
    {
        var entries = Check(
            "memory/2026-11-18.md",
            "[2026-11-18 — Daily Log] 5-7",
            "[2026-11-18 — Daily Log / 11:26 UTC - Rotated the staging key]@11:26 UTC 9-12",
            "[2026-11-18 — Daily Log / 11:26 UTC - Rotated the staging key / Follow-up] 14-16",
            "[2026-11-18 — Daily Log / 🏠 17:16 UTC - Home automation · 17:20]@17:20 20-20",
            "[2026-11-18 — Daily Log / 🏠 17:16 UTC - Home automation · 17:45]@17:45 21-22",
            "[2026-11-18 — Daily Log / 🏠 17:16 UTC - Home automation · 18:02]@18:02 23-23",
            "[2026-11-18 — Daily Log / Reading list (started 21:05)]@21:05 25-32"
        );

        Assert.Equal(
            ["deploy infra", "deploy infra", "deploy infra followup", "deploy infra", "deploy infra", "deploy infra", "deploy infra"],
            entries.Select(entry => string.Join(' ', entry.Tags.Select(tag => tag.Name)))
        );
        Assert.Equal("17:45 thermostat: api_key=4f1c9d7e2b8a4c6d9e0f1a2b3c4d5e6f retried twice before it took", entries[4].Body.Text);
        Assert.Equal(
            "arXiv 2603.14343 is worth a second look. Order #1353 shipped, 9/10. " + "## 23:59 not a heading password: not-a-real-entry",
            entries[6].Body.Text
        );
    }

    [Fact]
    public void A_note_of_sections_with_times_is_split_by_headings() =>
        Check(
            "memory/2026-11-20.md",
            "[2026-11-20 / 09:15 — Morning check-in]@09:15 3-5",
            "[2026-11-20 / 14:30 UTC — Deploy]@14:30 UTC 7-9",
            "[2026-11-20 / 14:30 UTC — Deploy / Lessons] 11-12"
        );

    [Fact]
    public void A_note_of_bullets_is_split_by_markers() =>
        Check("memory/2026-11-21.md", "[Daily Notes — 2026-11-21 · 10:05]@10:05 3-3", "[Daily Notes — 2026-11-21 · 16:40]@16:40 4-4");

    [Theory]
    [InlineData("memory/2026-11-19-1402.md", "2026-11-19 14:02:11 UTC", "14:02 UTC", 10)]
    [InlineData("memory/2026-11-21-api-design.md", "2026-11-21 18:02:11 UTC", "18:02 UTC", 10)]
    [InlineData("memory/2026-11-23-0154.md", "2026-11-23 01:54:40 UTC", "01:54 UTC", 14)]
    [InlineData("main/memory/2026-11-23-0145.md", "2026-11-23 01:45:54 UTC", "01:45 UTC", 13)]
    public void A_session_note_has_its_session_and_its_summary(string path, string session, string time, int lastLine) =>
        Check(path, $"[Session: {session}]@{time} 1-5", $"[Session: {session} / Conversation Summary] 7-{lastLine}");

    private static IReadOnlyList<NoteEntry> Check(string path, params string[] outline)
    {
        using var home = SharedHomes.Copy("2026.9.6");
        var text = File.ReadAllText(Path.Combine(home["home"], ".openclaw", "workspace", path));

        var entries = Notes.Split(text, isDaily: path != "MEMORY.md").Entries;
        Assert.Equal(outline, entries.Outline());
        NoteInvariants.Check(text, isDaily: path != "MEMORY.md");
        return entries;
    }
}
