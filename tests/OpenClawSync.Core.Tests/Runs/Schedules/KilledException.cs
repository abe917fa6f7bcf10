namespace OpenClawSync.Core.Tests.Runs.Schedules;

/// <summary>The process ends here.</summary>
internal sealed class KilledException() : Exception("killed");
