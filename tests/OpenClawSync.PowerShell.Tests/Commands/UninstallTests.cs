using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Erasure;
using OpenClawSync.PowerShell.Tests.Support;

namespace OpenClawSync.PowerShell.Tests.Commands;

/// <summary>Removing what the module made, and nothing else. No schedule of this machine is found.</summary>
public sealed class UninstallTests : CommandTest
{
    private readonly Variables _session = new();

    public UninstallTests()
    {
        Directory.CreateDirectory(Folder["bin"]);
        _session["PATH"] = Folder["bin"];
        _session["XDG_CONFIG_HOME"] = Folder["config"];
        _session["CONVEX_INGEST_URL"] = "";
    }

    private string State => Folder["state"];

    [Fact]
    public void The_state_folder_is_removed_with_everything_in_it_that_the_module_made()
    {
        Run($"Invoke-OpenClawSync '{Home}'");
        Folder.Write("state/state.db.damaged-20261101000000", "x");
        Folder.Write("state/sync-report.json.0123456789abcdef0123456789abcdef.tmp", "x");

        Run("Uninstall-OpenClawSync -IncludeTarget -WhatIf");
        Assert.True(File.Exists(Path.Combine(State, "installation.json")));
        var steps = Run("Uninstall-OpenClawSync -IncludeTarget -Confirm:$false").Of<UninstallStep>();

        Assert.All(steps, step => Assert.True(step.Removed));
        Assert.Contains(steps, step => step.Part == UninstallPart.Target);
        Assert.Equal(UninstallPart.Folder, steps[^1].Part);
        Assert.False(Directory.Exists(State));
        Assert.True(Directory.Exists(Path.Combine(Home, ".openclaw")));
    }

    [Fact]
    public void What_others_made_is_kept()
    {
        Run($"Invoke-OpenClawSync '{Home}'");
        Folder.Write("state/state.db.backup", "mine");
        Folder.Write("state/policy.json", "{}");
        Folder.Write("elsewhere", "mine");
        File.CreateSymbolicLink(Path.Combine(State, "state.db.damaged-20261101000000"), Folder["elsewhere"]);

        var steps = Run("Uninstall-OpenClawSync -Confirm:$false").Of<UninstallStep>();

        string[] kept = ["mission-control.db", "policy.json", "state.db.backup", "state.db.damaged-20261101000000"];
        Assert.Equal(kept, steps.Where(step => !step.Removed).Select(step => Path.GetFileName(step.Path)));
        Assert.Equal(kept, Directory.EnumerateFileSystemEntries(State).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal("mine", File.ReadAllText(Folder["elsewhere"]));
    }

    [Fact]
    public void A_target_with_tables_of_another_program_is_kept()
    {
        Run($"Invoke-OpenClawSync '{Home}' -Target '{Target}'");
        HomeBuilder.Execute(Target, "CREATE TABLE mine (x)");

        var step = Run($"Uninstall-OpenClawSync -IncludeTarget -Target '{Target}' -Confirm:$false").Of<UninstallStep>()[0];

        Assert.Equal((UninstallPart.Target, false), (step.Part, step.Removed));
        Assert.Contains("'mine'", step.Reason, StringComparison.Ordinal);
        Assert.True(File.Exists(Target));
    }

    [Fact]
    public void A_file_of_another_program_is_not_deleted()
    {
        Folder.Write(
            "other.db",
            "no database at all, but long enough to be taken for one by somebody who only looks at its size; and more"
        );

        var result = Run($"Uninstall-OpenClawSync -IncludeTarget -Target '{Folder["other.db"]}' -Confirm:$false");

        Assert.StartsWith("TargetCorrupt,", result.ErrorId, StringComparison.Ordinal);
        Assert.True(File.Exists(Folder["other.db"]));
    }

    [Fact]
    public void A_target_without_the_switch_is_an_error() =>
        Assert.StartsWith(
            "InputInvalid,",
            Run($"Uninstall-OpenClawSync -Target '{Target}' -Confirm:$false").ErrorId,
            StringComparison.Ordinal
        );

    protected override void Dispose(bool disposing)
    {
        _session.Dispose();
        base.Dispose(disposing);
    }
}
