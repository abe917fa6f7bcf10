using OpenClawSync.Connections;
using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;
using OpenClawSync.Runs;
using OpenClawSync.Sources;
using OpenClawSync.State;

namespace OpenClawSync.Core.Tests.Runs;

public sealed class DeadLetterTests : IDisposable
{
    private readonly SyncBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void An_unreadable_record_is_a_dead_letter_without_content_until_it_is_fixed()
    {
        var path = Path.Combine(_bench.Home, ".openclaw/workspace/memory/bad.md");
        File.WriteAllText(path, "a\0\u0001\0\u0002\0\u0003\0\u0004b hunter2");

        Assert.Equal(("partial", 1L), _bench.Sync() is var run ? (run.Status, run.DeadLetters) : default);
        var deadLetter = Assert.Single(DeadLetters());
        Assert.Equal(
            (ErrorIds.RecordMalformed, 1L, false, null),
            (deadLetter.Reason, deadLetter.Attempts, deadLetter.HasRecord, deadLetter.SourceKey)
        );
        Assert.EndsWith("bad.md", deadLetter.Place, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", deadLetter.ToString(), StringComparison.Ordinal);

        _bench.Sync();
        Assert.Equal(2L, Assert.Single(DeadLetters()).Attempts);
        Assert.Contains(_bench.Problems, problem => problem.ErrorId == ErrorIds.DeadLettersWait);

        File.WriteAllText(path, "now readable");
        Assert.Equal(("succeeded", 1L), _bench.Sync() is var repaired ? (repaired.Status, repaired.Created) : default);
        Assert.Empty(DeadLetters());
    }

    [Fact]
    public void A_run_that_does_not_read_a_kind_keeps_its_dead_letters()
    {
        var path = Path.Combine(_bench.Home, ".openclaw/workspace/memory/bad.md");
        File.WriteAllText(path, "a\0\u0001\0\u0002\0\u0003\0\u0004b");
        _bench.Sync();
        File.Delete(path);

        _bench.Sync(new SyncOptions { Filter = RecordFilter.All with { Kinds = [RecordKind.Task] } });
        Assert.Single(DeadLetters());

        _bench.Sync();
        Assert.Empty(DeadLetters());
    }

    private IReadOnlyList<OpenClawSync.Targets.DeadLetter> DeadLetters()
    {
        var location = TargetLocation.Find(_bench.Target, _ => null, new StateFolder(_bench.Folder["state"]));
        using var memory = location.FindMemory(new TargetOptions(InstanceId.None, _bench.Time));
        return memory!.ReadDeadLetters();
    }
}
