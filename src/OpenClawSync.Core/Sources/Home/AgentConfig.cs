namespace OpenClawSync.Sources.Home;

/// <summary>An agent as the config names it.</summary>
/// <param name="Id">Its id, as OpenClaw normalises it.</param>
/// <param name="Workspace">The workspace the config gives it, with its variables put in; null for none.</param>
/// <param name="IsDefault">Whether the config marks it as the default agent.</param>
internal sealed record AgentConfig(string Id, string? Workspace, bool IsDefault);
