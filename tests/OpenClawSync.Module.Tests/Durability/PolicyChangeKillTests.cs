using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Module.Tests.Support;

namespace OpenClawSync.Module.Tests.Durability;

/// <summary>If a sync is killed while it applies a new policy, later runs still leave no row under the old one.</summary>
public sealed class PolicyChangeKillTests : IDisposable
{
    private const string Rule = "[[rules]]\nid = 'acme-badge'\nregex = '''badge-([a-z0-9]{10})'''\nkeywords = ['badge-']\n";

    private readonly TempFolder _folder = new();

    // What only the rule of the new policy knows: in rows that stay, in rows whose source goes, and in keys.
    private readonly Canary[] _badges =
    [
        .. Enumerable
            .Range(0, 6)
            .Select(index => new Canary($"badge-{index}", $"q8w7e6r5t{index}", $"The door opens with badge-q8w7e6r5t{index} only.")),
    ];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Killed_runs_after_a_policy_change_leave_no_old_redaction_in_an_embedded_target() =>
        LeavesNothingUnderTheOldPolicy(() => new EmbeddedKillTarget(), tasks: 1200, notes: 150);

    [Fact]
    public void Killed_runs_after_a_policy_change_leave_no_old_redaction_at_an_endpoint() =>
        LeavesNothingUnderTheOldPolicy(() => new ConvexKillTarget(), tasks: 200, notes: 40);

    private void LeavesNothingUnderTheOldPolicy(Func<KillTarget> make, int tasks, int notes)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGKILL.");
        using var target = make();
        using var reference = make();
        var seed = Random.Shared.Next();
        var home = new BusyHome(_folder, seed, tasks, notes);
        var series = new KillSeries(target, home, seed);
        var search = new LeakSearch(_badges);
        var (before, after) = ($"-PolicyPath '{_folder.File("before.json", "{}")}'", $"-PolicyPath '{NewPolicy()}'");

        Plant(home);
        series.Finish(before);
        reference.TakeInstallationOf(target);
        series.Finish(before, reference);
        Assert.NotEmpty(search.In("rows", string.Join('\n', target.Rows().Values)));

        TakeAway(home);
        series.Run(LongTests.Rounds(10, 50), after);
        series.Finish(after);
        Assert.Equal(0, series.Finish(after).Updated);
        series.Finish(after, reference);

        SameRows.Assert(reference, target);
        Assert.Empty(search.In("rows", string.Join('\n', target.Rows().Select(row => row.Key + row.Value))));
        Assert.Empty(target.StoredLeaks(search));
    }

    private string NewPolicy()
    {
        _folder.File("acme.toml", Rule);
        return _folder.File("after.json", """{ "snippetLength": 60, "ruleFiles": ["acme.toml"] }""");
    }

    private void Plant(BusyHome home)
    {
        home.Execute($"UPDATE task_runs SET terminal_summary = '{_badges[0].Text}' WHERE label IN ('Task 7', 'Task 90')");
        home.Execute($"UPDATE task_runs SET terminal_summary = '{_badges[1].Text}' WHERE label IN ('Task 8', 'Task 100')");
        home.Write("stays.md", $"# Stays\n\n{_badges[2].Text}\n");
        home.Write("goes.md", $"# Goes\n\n{_badges[3].Text}\n");
        home.Write($"stays-badge-{_badges[4].Value}.md", "# Named\n\nA badge in the path.\n");
        home.Write($"goes-badge-{_badges[5].Value}.md", "# Named\n\nAnother in a path that goes.\n");
    }

    private static void TakeAway(BusyHome home)
    {
        home.Execute("DELETE FROM task_runs WHERE label IN ('Task 8', 'Task 100')");
        home.Remove("goes*.md");
    }
}
