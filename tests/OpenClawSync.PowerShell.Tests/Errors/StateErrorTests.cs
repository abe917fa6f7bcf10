using OpenClawSync.Core.Tests.Runs.FaultInjection;
using OpenClawSync.Core.Tests.Support;
using OpenClawSync.PowerShell.Tests.Support;
using OpenClawSync.Records;
using OpenClawSync.State;

namespace OpenClawSync.PowerShell.Tests.Errors;

/// <summary>A state folder that cannot be used, is damaged, or is in use.</summary>
public sealed class StateErrorTests : ErrorTest
{
    private string State => Folder["state"];

    private string Sync => $"Invoke-OpenClawSync '{Home}' -Target '{Target}'";

    [Theory]
    [Provokes(ErrorIds.StateUnavailable)]
    [InlineData("Invoke-OpenClawSync home")]
    [InlineData("Get-OpenClawRecord home")]
    [InlineData("Get-OpenClawRecord home -Kind Memory | Protect-OpenClawRecord")]
    [InlineData("'x' | Find-OpenClawSecret")]
    public void A_file_as_state_folder(string command)
    {
        File.WriteAllText(State, Canary.Word);

        AssertStops(command.Replace("home", $"'{Home}'", StringComparison.Ordinal), State);
    }

    [Fact]
    [Provokes(ErrorIds.StateUnavailable)]
    public void A_folder_as_installation_file()
    {
        Directory.CreateDirectory(Path.Combine(State, "installation.json"));

        AssertStops("'x' | Find-OpenClawSecret", "installation.json", "cannot be used");
    }

    [Fact]
    [Provokes(ErrorIds.StateUnavailable)]
    public void A_folder_as_lock_file()
    {
        Directory.CreateDirectory(Path.Combine(State, "run.lock"));

        AssertStops(Sync, State, "run.lock", "cannot be used");
    }

    [Theory]
    [Provokes(ErrorIds.StateUnsafe)]
    [InlineData("Invoke-OpenClawSync home")]
    [InlineData("Invoke-OpenClawSync home -WhatIf")]
    [InlineData("'x' | Find-OpenClawSecret")]
    public void A_state_folder_that_everybody_can_write_to(string command)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such mode.");
        Folder.Write("state/installation.json", "{}");
        Permissions.Set(State, "777");

        AssertStops(command.Replace("home", $"'{Home}'", StringComparison.Ordinal), State, "mode 777", "chmod go-w");
    }

    [Fact]
    [Provokes(ErrorIds.StateCorrupt)]
    public void A_damaged_installation_file()
    {
        var file = Folder.Write("state/installation.json", $"{{ \"secret\": \"{Canary.Word}");

        AssertStops(Sync, "installation.json", "is damaged", "Restore it from a copy");

        Assert.Contains(Canary.Word, File.ReadAllText(file), StringComparison.Ordinal);
    }

    [Fact]
    [Provokes(ErrorIds.StateCorrupt)]
    public void A_run_sets_a_damaged_state_database_aside()
    {
        using var server = new LoopbackServer { Handler = new ModelEndpoint(TimeProvider.System).Answer };
        Run("$token = [securestring]::new(); 'sample'.ToCharArray() | ForEach-Object { $token.AppendChar($_) }");
        var sync = $"Invoke-OpenClawSync '{Home}' -Target '{server.Url}' -IngestToken $token";
        Run(sync);
        Folder.Write("state/state.db", string.Concat(Enumerable.Repeat(Canary.Word, 200)));

        var run = Assert.Single(AssertContinues(sync, "state.db", "was moved to", "everything is sent again").Of<SyncRun>());

        Assert.Equal(("partial", SampleHome.RecordCount), (run.Status, run.Skipped + run.Created + run.Updated));
        Assert.NotEmpty(Directory.EnumerateFiles(State, "state.db.damaged-*"));
    }

    [Theory]
    [Provokes(ErrorIds.StateCorrupt)]
    [InlineData("Get-OpenClawSyncRun")]
    [InlineData("Get-OpenClawSyncCursor")]
    [InlineData("Get-OpenClawDeadLetter")]
    public void Reading_a_damaged_state_database(string command)
    {
        Folder.Write("state/state.db", string.Concat(Enumerable.Repeat(Canary.Word, 200)));

        AssertStops($"{command} -Target https://example.test/ingest", "state.db", "is damaged");
    }

    [Fact]
    [Provokes(ErrorIds.RunInProgress)]
    public void Another_run_uses_the_state_folder()
    {
        using var other = RunLock.Take(new StateFolder(State), TimeProvider.System);

        AssertStops(Sync, $"process {Environment.ProcessId} since");

        Assert.False(File.Exists(Target));
    }

    [Fact]
    [Provokes(ErrorIds.KeyNotFound)]
    public void A_key_that_does_not_exist_cannot_be_replaced()
    {
        AssertStops("Update-OpenClawSyncKey -Confirm:$false", "has no key yet");

        Assert.False(Directory.Exists(State));
    }

    [Fact]
    [Provokes(ErrorIds.PolicyChanged)]
    public void A_changed_key()
    {
        Run(Sync);
        InstallationFile.AddKey(new StateFolder(State));

        AssertWrites(Sync, "mission-control.db", "changed since the last run");
    }

    [Fact]
    [Provokes(ErrorIds.PolicyChanged)]
    public void A_changed_policy()
    {
        Run(Sync);

        AssertWrites(
            $"{Sync} -PolicyPath '{Folder.Write("policy.json", $$"""{ "extraKeyNames": ["{{Canary.Word}}"] }""")}'",
            "mission-control.db",
            "changed since the last run"
        );
    }

    [Fact]
    [Provokes(ErrorIds.DeadLettersWait)]
    public void Waiting_dead_letters()
    {
        Folder.Write("home/.openclaw/workspace/memory/bad.md", $"a\0\u0001\0\u0002\0\u0003\0\u0004b {Canary.Word}");
        Run($"{Sync} -ErrorAction SilentlyContinue");

        AssertWrites($"{Sync} -ErrorAction SilentlyContinue", "mission-control.db", "1 dead letter is pending");
    }
}
