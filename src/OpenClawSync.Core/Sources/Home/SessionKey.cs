namespace OpenClawSync.Sources.Home;

/// <summary>Reads the agent out of a session key (<c>agent:NAME:…</c>). The rest of the key can name chats and people and is not kept.</summary>
internal static class SessionKey
{
    public static string? Agent(string? key) => key?.Split(':') is ["agent", { Length: > 0 } agent, ..] ? agent : null;
}
