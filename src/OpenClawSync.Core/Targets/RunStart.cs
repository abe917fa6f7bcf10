using OpenClawSync.Records;

namespace OpenClawSync.Targets;

/// <summary>A run that is about to begin.</summary>
/// <param name="RunId">Its id.</param>
/// <param name="Instance">Whose records it sends.</param>
/// <param name="Full">Whether records that are known to be there are sent all the same.</param>
/// <param name="Tell">Hears of waits, in sentences without anything secret, on the thread that commits.</param>
internal sealed record RunStart(string RunId, InstanceId Instance, bool Full, Action<string> Tell);
