using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;
using OpenClawSync.State;

namespace OpenClawSync.Core.Tests.State;

public sealed class RunLockTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private StateFolder State => new(_folder["state"]);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_second_run_fails_with_the_holder_and_succeeds_after_it_ended()
    {
        using (RunLock.Take(State, TimeProvider.System))
        {
            var failure = Assert.Throws<OpenClawSyncException>(() => RunLock.Take(State, TimeProvider.System));

            Assert.Equal(ErrorIds.RunInProgress, failure.ErrorId);
            Assert.Contains($"process {Environment.ProcessId} since 2", failure.Message, StringComparison.Ordinal);
        }

        RunLock.Take(State, TimeProvider.System).Dispose();
    }

    [Fact]
    public void The_files_of_a_crashed_run_lock_nothing()
    {
        _folder.Write("state/run.lock", "");
        _folder.Write("state/run.holder", "process 1 since 2020-01-01T00:00:00Z");

        RunLock.Take(State, TimeProvider.System).Dispose();
    }

    [Fact]
    public void Other_state_folders_are_not_locked()
    {
        using var one = RunLock.Take(State, TimeProvider.System);
        using var other = RunLock.Take(new StateFolder(_folder["other"]), TimeProvider.System);
    }
}
