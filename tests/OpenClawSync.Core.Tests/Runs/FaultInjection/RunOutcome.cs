using OpenClawSync.Records;
using OpenClawSync.Runs;

namespace OpenClawSync.Core.Tests.Runs.FaultInjection;

/// <summary>A run and what can be seen of it.</summary>
/// <param name="Run">What it returned; null when it was ended by a failure.</param>
/// <param name="Status">How it must say that it ended.</param>
/// <param name="Options">What was asked for.</param>
/// <param name="Policy">Under what.</param>
/// <param name="Account">What the source gave.</param>
/// <param name="Swept">How many rows it pushed that are not the source's.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="Before">The cursors before it.</param>
/// <param name="WasKilled">Whether its process ended in its midst.</param>
/// <param name="Said">All that the observer heard.</param>
internal sealed record RunOutcome(
    SyncRun? Run,
    string Status,
    SyncOptions Options,
    ModelPolicy Policy,
    SourceAccount Account,
    long Swept,
    DateTimeOffset StartedAt,
    Cursors Before,
    bool WasKilled,
    string Said
);
