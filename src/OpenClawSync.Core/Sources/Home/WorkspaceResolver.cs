namespace OpenClawSync.Sources.Home;

/// <summary>Where an agent keeps its notes.</summary>
/// <param name="AgentId">The agent.</param>
/// <param name="Folder">The workspace.</param>
/// <param name="IsConfigured">Whether the config names the folder, so that its absence is worth a warning.</param>
internal sealed record Workspace(string AgentId, string Folder, bool IsConfigured);

/// <summary>Resolves the workspaces of all agents as OpenClaw does.</summary>
internal static class WorkspaceResolver
{
    private const string DefaultAgent = "main";

    public static IReadOnlyList<Workspace> Resolve(OpenClawHome home, OpenClawConfig config)
    {
        var agents = config.Agents.Count > 0 ? config.Agents : [new AgentConfig(DefaultAgent, null, true)];
        var first = agents.FirstOrDefault(agent => agent.IsDefault)
            ?? agents.FirstOrDefault(agent => agent.Id == DefaultAgent)
            ?? agents[0];
        return [.. agents.Select(agent => Of(agent, agent == first, home, config))];
    }

    private static Workspace Of(AgentConfig agent, bool isDefault, OpenClawHome home, OpenClawConfig config) =>
        (agent.Workspace, config.DefaultWorkspace, isDefault) switch
        {
            ({ } own, _, _) => new Workspace(agent.Id, Expand(own, home), true),
            (null, { } common, true) => new Workspace(agent.Id, Expand(common, home), true),
            (null, { } common, false) => new Workspace(agent.Id, Path.Combine(Expand(common, home), agent.Id), false),
            (null, null, true) => new Workspace(agent.Id, Path.Combine(home.StateFolder, "workspace"), false),
            _ => new Workspace(agent.Id, Path.Combine(home.StateFolder, "workspace-" + agent.Id), false),
        };

    private static string Expand(string folder, OpenClawHome home) => folder switch
    {
        "~" => home.HomeFolder,
        ['~', '/' or '\\', .. var rest] => Path.GetFullPath(rest, home.HomeFolder),
        _ => Path.GetFullPath(folder, home.StateFolder),
    };
}
