namespace OpenClawSync.Sources.Home;

/// <summary>
/// Reads the agent from a session key (<c>agent:NAME:…</c>). The rest of the key can identify chats and people, and is dropped.
/// </summary>
internal static class SessionKey
{
    public static string? Agent(string? key) => key?.Split(':') is ["agent", { Length: > 0 } agent, ..] ? agent : null;
}
