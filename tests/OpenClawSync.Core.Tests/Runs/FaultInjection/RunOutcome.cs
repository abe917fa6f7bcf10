using OpenClawSync.Records;
using OpenClawSync.Runs;

namespace OpenClawSync.Core.Tests.Runs.FaultInjection;

/// <summary>A run and everything observed of it.</summary>
/// <param name="Run">What it returned; null when it failed or was stopped.</param>
/// <param name="Status">The status that it must report.</param>
/// <param name="Options">Its options.</param>
/// <param name="Policy">The policy it ran under.</param>
/// <param name="Account">What the source provided.</param>
/// <param name="FromRows">How many counted records were made from stored rows rather than read from the source.</param>
/// <param name="StartedAt">When it started.</param>
/// <param name="Before">The cursors before it.</param>
/// <param name="WasKilled">Whether its process was killed.</param>
/// <param name="ObserverText">The text of all events that the observer received.</param>
internal sealed record RunOutcome(
    SyncRun? Run,
    string Status,
    SyncOptions Options,
    ModelPolicy Policy,
    SourceAccount Account,
    long FromRows,
    DateTimeOffset StartedAt,
    Cursors Before,
    bool WasKilled,
    string ObserverText
);
