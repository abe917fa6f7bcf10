namespace OpenClawSync.Core.Tests.Runs.FaultInjection;

/// <summary>The process ends here.</summary>
internal sealed class KilledException() : Exception("killed");
