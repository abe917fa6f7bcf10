namespace OpenClawSync.Sources.Home;

/// <summary>The folder in which an agent keeps its notes.</summary>
/// <param name="AgentId">The agent.</param>
/// <param name="Folder">The workspace.</param>
/// <param name="IsConfigured">Whether the config names the folder, so that a missing one deserves a warning.</param>
internal sealed record Workspace(string AgentId, string Folder, bool IsConfigured);

/// <summary>Resolves the workspaces of all agents as OpenClaw does.</summary>
internal static class WorkspaceResolver
{
    private const string ImplicitAgent = "main";

    public static IReadOnlyList<Workspace> Resolve(OpenClawHome home, OpenClawConfig config)
    {
        var agents = config.Agents.Count > 0 ? config.Agents : [new AgentConfig(ImplicitAgent, null, false)];
        var owner = Owner(agents, config);
        var workspaces = agents.Select(agent => WorkspaceOf(agent, agent == owner, home, config));

        // With several agents and no owner, the default workspace may still contain notes from when there was a single agent.
        return owner is not null
            ? [.. workspaces]
            :
            [
                .. workspaces,
                Default((agents.FirstOrDefault(agent => agent.Id == ImplicitAgent) ?? agents[0]).Id, home, config) with
                {
                    IsConfigured = false,
                },
            ];
    }

    // The default workspace belongs to the only agent, or to the one marked as default.
    private static AgentConfig? Owner(IReadOnlyList<AgentConfig> agents, OpenClawConfig config)
    {
        var marked = config.IsOwnershipExplicit ? [] : agents.Where(agent => agent.IsDefault).ToList();
        return marked is [var only] ? only
            : agents is [var sole] ? sole
            : null;
    }

    private static Workspace WorkspaceOf(AgentConfig agent, bool isOwner, OpenClawHome home, OpenClawConfig config) =>
        (agent.Workspace, config.DefaultWorkspace, isOwner) switch
        {
            ({ } own, _, _) => new Workspace(agent.Id, Expand(own, home), true),
            (null, _, true) => Default(agent.Id, home, config),
            (null, { } common, _) => new Workspace(agent.Id, Path.Combine(Expand(common, home), agent.Id), false),
            _ => new Workspace(agent.Id, home.PathOf("workspace-" + agent.Id), false),
        };

    private static Workspace Default(string agent, OpenClawHome home, OpenClawConfig config)
    {
        if ((config.DefaultWorkspace ?? home.ChosenWorkspace) is { } chosen)
        {
            return new Workspace(agent, Expand(chosen, home), true);
        }

        // Before it was renamed, OpenClaw kept the default workspace beside the state folder.
        var (present, old) = (home.PathOf("workspace"), Path.Combine(home.HomeFolder, "clawd"));
        return new Workspace(agent, !Directory.Exists(present) && Directory.Exists(old) ? old : present, false);
    }

    // In a state folder that was moved or copied, the tilde may refer to the folder that contains it.
    private static string Expand(string folder, OpenClawHome home)
    {
        var (named, beside) = (In(home.HomeFolder), In(Path.GetDirectoryName(home.StateFolder) ?? home.StateFolder));
        return !Directory.Exists(named) && Directory.Exists(beside) ? beside : named;

        string In(string homeFolder) => Path.GetFullPath(HomeEnvironment.Expand(folder, homeFolder), home.StateFolder);
    }
}
