using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Module.Tests.Support;

namespace OpenClawSync.Module.Tests.Durability;

/// <summary>If a sync is killed while it applies a new policy, later runs still leave no row under the old one.</summary>
public sealed class PolicyChangeKillTests
{
    private const string Rule = "[[rules]]\nid = 'acme-badge'\nregex = '''badge-([a-z0-9]{10})'''\nkeywords = ['badge-']\n";

    // What only the rule of the new policy knows: in rows that stay, in rows whose source goes, and in keys.
    private readonly Canary[] _badges =
    [
        .. Enumerable
            .Range(0, 6)
            .Select(index => new Canary($"badge-{index}", $"q8w7e6r5t{index}", $"The door opens with badge-q8w7e6r5t{index} only.")),
    ];

    [Fact]
    public void Killed_runs_after_a_policy_change_leave_no_old_redaction_in_an_embedded_target() =>
        LeavesNothingUnderTheOldPolicy(() => KillScene.Embedded(tasks: 600, notes: 80));

    [Fact]
    public void Killed_runs_after_a_policy_change_leave_no_old_redaction_at_an_endpoint() =>
        LeavesNothingUnderTheOldPolicy(() => KillScene.AtEndpoint(tasks: 120, notes: 20));

    private void LeavesNothingUnderTheOldPolicy(Func<KillScene> begin)
    {
        using var scene = begin();
        var (target, home, series) = (scene.Target, scene.Home, scene.Series);
        var search = new LeakSearch(_badges);
        var before = $"-PolicyPath '{scene.Folder.File("before.json", "{}")}'";
        var after = $"-PolicyPath '{NewPolicy(scene.Folder)}'";

        Plant(home);
        series.Finish(before);
        scene.FinishReference(before);
        Assert.NotEmpty(search.In("rows", string.Join('\n', target.Rows().Values)));

        TakeAway(home);
        series.Run(LongTests.Rounds(5, 50), after);
        series.Finish(after);
        Assert.Equal(0, series.Finish(after).Updated);
        scene.FinishReference(after);

        SameRows.Assert(scene.Reference, target);
        Assert.Empty(search.In("rows", string.Join('\n', target.Rows().Select(row => row.Key + row.Value))));
        Assert.Empty(target.StoredLeaks(search));
    }

    private static string NewPolicy(TempFolder folder)
    {
        folder.File("acme.toml", Rule);
        return folder.File("after.json", """{ "snippetLength": 60, "ruleFiles": ["acme.toml"] }""");
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
