using OpenClawSync.Sources;

namespace OpenClawSync.Runs;

/// <summary>What a report tells of a run beyond its row.</summary>
/// <param name="Tally">What was counted.</param>
/// <param name="Clock">How long each stage worked.</param>
/// <param name="Filter">What was asked for.</param>
/// <param name="Target">The target, masked.</param>
internal sealed record RunDetails(RunTally Tally, StageClock Clock, RecordFilter Filter, string Target);
